-- One row per bron, levering, rij.
-- D3: of a number in several deliveries the one of the latest period counts (rang).
-- D9: a delivery without numbers is in stg_ongenummerd.
-- Grouped and joined: a window sorts every row whole, in four times the memory.
with laatste as (
    select raw_levering.bron, raw_incidenten.incidentnummer, max(raw_levering.rang) as rang
    from raw_incidenten
    inner join raw_levering on raw_incidenten.levering = raw_levering.levering
    group by raw_levering.bron, raw_incidenten.incidentnummer
)

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
    raw_levering.rang = laatste.rang as is_laatste_levering
from raw_incidenten
inner join raw_levering
    on raw_incidenten.levering = raw_levering.levering and not raw_levering.zonder_nummers
inner join laatste
    on raw_levering.bron = laatste.bron
    and raw_incidenten.incidentnummer is not distinct from laatste.incidentnummer
inner join ref_gemeente on raw_incidenten.gemeente = ref_gemeente.code
