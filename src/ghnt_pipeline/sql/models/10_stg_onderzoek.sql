-- One row per bron, levering, rij.
-- D3: of a number in several deliveries the one of the latest period counts (rang).
-- D9: a delivery without numbers is in stg_ongenummerd.
-- Grouped and joined: a window sorts every row whole, in four times the memory.
with laatste as (
    select raw_levering.bron, raw_onderzoeken.onderzoeksnummer, max(raw_levering.rang) as rang
    from raw_onderzoeken
    inner join raw_levering on raw_onderzoeken.levering = raw_levering.levering
    group by raw_levering.bron, raw_onderzoeken.onderzoeksnummer
)

select
    raw_levering.bron,
    raw_onderzoeken.levering,
    raw_onderzoeken.rij,
    raw_onderzoeken.regel,
    raw_onderzoeken.onderzoeksnummer,
    ref_gemeente.code_nu as gemeente,
    raw_onderzoeken.gemeente as gemeente_geleverd,
    ref_gemeente.was_in_regio and least(raw_onderzoeken.datum_besluit, raw_onderzoeken.datum_start) < $regio_sinds as in_regio_toen,
    raw_onderzoeken.casusnummer,
    raw_onderzoeken.aanleiding,
    raw_onderzoeken.datum_besluit,
    raw_onderzoeken.datum_start,
    raw_onderzoeken.datum_afronding,
    raw_onderzoeken.uitkomst,
    raw_onderzoeken.aard_geweld,
    raw_onderzoeken.vervolg,
    raw_onderzoeken.bestede_uren,
    raw_onderzoeken.huishouden,
    raw_levering.rang = laatste.rang as is_laatste_levering
from raw_onderzoeken
inner join raw_levering
    on raw_onderzoeken.levering = raw_levering.levering and not raw_levering.zonder_nummers
inner join laatste
    on raw_levering.bron = laatste.bron
    and raw_onderzoeken.onderzoeksnummer is not distinct from laatste.onderzoeksnummer
inner join ref_gemeente on raw_onderzoeken.gemeente = ref_gemeente.code
