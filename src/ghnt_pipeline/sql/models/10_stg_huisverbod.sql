-- One row per bron, levering, rij.
-- D3: of a number in several deliveries the one of the latest period counts (rang).
-- D9: a delivery without numbers is in stg_ongenummerd.
-- Grouped and joined: a window sorts every row whole, in four times the memory.
with laatste as (
    select raw_levering.bron, raw_huisverboden.huisverbodnummer, max(raw_levering.rang) as rang
    from raw_huisverboden
    inner join raw_levering on raw_huisverboden.levering = raw_levering.levering
    group by raw_levering.bron, raw_huisverboden.huisverbodnummer
)

select
    raw_levering.bron,
    raw_huisverboden.levering,
    raw_huisverboden.rij,
    raw_huisverboden.regel,
    raw_huisverboden.huisverbodnummer,
    ref_gemeente.code_nu as gemeente,
    raw_huisverboden.gemeente as gemeente_geleverd,
    ref_gemeente.was_in_regio and raw_huisverboden.datum_risicotaxatie < $regio_sinds as in_regio_toen,
    raw_huisverboden.casusnummer,
    raw_huisverboden.datum_risicotaxatie,
    raw_huisverboden.opgelegd,
    raw_huisverboden.datum_opgelegd,
    raw_huisverboden.verlengd,
    raw_levering.rang = laatste.rang as is_laatste_levering
from raw_huisverboden
inner join raw_levering
    on raw_huisverboden.levering = raw_levering.levering and not raw_levering.zonder_nummers
inner join laatste
    on raw_levering.bron = laatste.bron
    and raw_huisverboden.huisverbodnummer is not distinct from laatste.huisverbodnummer
inner join ref_gemeente on raw_huisverboden.gemeente = ref_gemeente.code
