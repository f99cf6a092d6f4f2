-- One row per bron, levering, rij.
-- D3: of a number in several deliveries the one of the latest period counts (rang).
-- D9: a delivery without numbers is in stg_ongenummerd.
-- Grouped and joined: a window sorts every row whole, in four times the memory.
with laatste as (
    select raw_levering.bron, raw_adviezen.adviesnummer, max(raw_levering.rang) as rang
    from raw_adviezen
    inner join raw_levering on raw_adviezen.levering = raw_levering.levering
    group by raw_levering.bron, raw_adviezen.adviesnummer
)

select
    raw_levering.bron,
    raw_adviezen.levering,
    raw_adviezen.rij,
    raw_adviezen.regel,
    raw_adviezen.adviesnummer,
    ref_gemeente.code_nu as gemeente,
    raw_adviezen.gemeente as gemeente_geleverd,
    ref_gemeente.was_in_regio and raw_adviezen.datum_advies < $regio_sinds as in_regio_toen,
    raw_adviezen.datum_advies,
    raw_adviezen.aanleiding,
    raw_adviezen.aard_geweld,
    raw_adviezen.hoedanigheid_adviesvrager,
    raw_adviezen.datum_afsluiting,
    raw_adviezen.herkomst_meldingnummer,
    raw_levering.rang = laatste.rang as is_laatste_levering
from raw_adviezen
inner join raw_levering
    on raw_adviezen.levering = raw_levering.levering and not raw_levering.zonder_nummers
inner join laatste
    on raw_levering.bron = laatste.bron
    and raw_adviezen.adviesnummer is not distinct from laatste.adviesnummer
inner join ref_gemeente on raw_adviezen.gemeente = ref_gemeente.code
