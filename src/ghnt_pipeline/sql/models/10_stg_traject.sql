-- One row per bron, levering, rij.
-- D3: of a number in several deliveries the one of the latest period counts (rang).
-- D9: a delivery without numbers is in stg_ongenummerd.
-- Grouped and joined: a window sorts every row whole, in four times the memory.
with laatste as (
    select raw_levering.bron, raw_trajecten.trajectnummer, max(raw_levering.rang) as rang
    from raw_trajecten
    inner join raw_levering on raw_trajecten.levering = raw_levering.levering
    group by raw_levering.bron, raw_trajecten.trajectnummer
)

select
    raw_levering.bron,
    raw_trajecten.levering,
    raw_trajecten.rij,
    raw_trajecten.regel,
    raw_trajecten.trajectnummer,
    ref_gemeente.code_nu as gemeente,
    raw_trajecten.gemeente_herkomst as gemeente_geleverd,
    ref_gemeente.was_in_regio and least(raw_trajecten.datum_aanmelding, raw_trajecten.datum_start) < $regio_sinds as in_regio_toen,
    raw_trajecten.clientnummer,
    raw_trajecten.rol,
    raw_trajecten.datum_aanmelding,
    raw_trajecten.datum_start,
    raw_trajecten.datum_einde,
    raw_trajecten.hulpvorm,
    raw_trajecten.vervolg,
    raw_trajecten.recidive,
    raw_trajecten.kosten,
    raw_trajecten.huishouden,
    raw_levering.rang = laatste.rang as is_laatste_levering
from raw_trajecten
inner join raw_levering
    on raw_trajecten.levering = raw_levering.levering and not raw_levering.zonder_nummers
inner join laatste
    on raw_levering.bron = laatste.bron
    and raw_trajecten.trajectnummer is not distinct from laatste.trajectnummer
inner join ref_gemeente on raw_trajecten.gemeente_herkomst = ref_gemeente.code
