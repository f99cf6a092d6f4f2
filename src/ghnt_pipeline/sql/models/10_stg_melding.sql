-- One row per bron, levering, rij.
-- D3: of a number in several deliveries the one of the latest period counts (rang).
-- D9: a delivery without numbers is in stg_ongenummerd.
-- Grouped and joined: a window sorts every row whole, in four times the memory.
with laatste as (
    select raw_levering.bron, raw_meldingen.meldingnummer, max(raw_levering.rang) as rang
    from raw_meldingen
    inner join raw_levering on raw_meldingen.levering = raw_levering.levering
    group by raw_levering.bron, raw_meldingen.meldingnummer
)

select
    raw_levering.bron,
    raw_meldingen.levering,
    raw_meldingen.rij,
    raw_meldingen.regel,
    raw_meldingen.meldingnummer,
    ref_gemeente.code_nu as gemeente,
    raw_meldingen.gemeente as gemeente_geleverd,
    ref_gemeente.was_in_regio and raw_meldingen.datum_melding < $regio_sinds as in_regio_toen,
    raw_meldingen.casusnummer,
    raw_meldingen.datum_melding,
    raw_meldingen.aanleiding,
    raw_meldingen.aard_geweld,
    raw_meldingen.hoedanigheid_melder,
    raw_meldingen.datum_triagebesluit,
    raw_meldingen.triagebesluit,
    raw_meldingen.overdracht_aan,
    raw_meldingen.onderzoeksnummer,
    raw_meldingen.veiligheidsplan_nodig,
    raw_meldingen.datum_veiligheidsplan,
    raw_meldingen.datum_afsluiting,
    raw_meldingen.herkomst_adviesnummer,
    raw_meldingen.huishouden,
    raw_meldingen.eerdere_betrokkenheid,
    raw_levering.rang = laatste.rang as is_laatste_levering
from raw_meldingen
inner join raw_levering
    on raw_meldingen.levering = raw_levering.levering and not raw_levering.zonder_nummers
inner join laatste
    on raw_levering.bron = laatste.bron
    and raw_meldingen.meldingnummer is not distinct from laatste.meldingnummer
inner join ref_gemeente on raw_meldingen.gemeente = ref_gemeente.code
