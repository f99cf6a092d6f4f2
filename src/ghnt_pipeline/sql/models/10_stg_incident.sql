-- One row per bron, levering, rij.
-- D3: of a number in several deliveries the one of the latest period counts (rang).
-- D9: a delivery without numbers is in stg_ongenummerd.
select
    raw_levering.bron,
    raw_incidenten.levering,
    raw_incidenten.rij,
    raw_incidenten.regel,
    raw_incidenten.incidentnummer,
    ref_gemeente.code_nu as gemeente,
    raw_incidenten.gemeente as gemeente_geleverd,
    ref_gemeente.was_in_regio and raw_incidenten.datum_incident < $regio_sinds as in_regio_toen,
    raw_incidenten.datum_incident,
    raw_incidenten.huishouden,
    raw_incidenten.soort,
    raw_levering.rang = max(raw_levering.rang) over (
        partition by raw_levering.bron, raw_incidenten.incidentnummer
    ) as is_laatste_levering
from raw_incidenten
inner join raw_levering
    on raw_incidenten.levering = raw_levering.levering and not raw_levering.zonder_nummers
inner join ref_gemeente on raw_incidenten.gemeente = ref_gemeente.code
