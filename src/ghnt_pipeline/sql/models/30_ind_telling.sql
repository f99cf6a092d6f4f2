-- One row per maat, bron, gebied, periode, uitsplitsing, categorie.
-- Counted from records, for quarter and year apart; `achter` is the number of casussen or clients.
-- What is counted on the last day of a period is in a year by its last quarter.
select
    core_telling_gebied.maat,
    core_telling_gebied.bron,
    core_telling_gebied.gebied,
    ref_periode.periode,
    core_kenmerk.uitsplitsing,
    core_kenmerk.categorie,
    count(distinct core_telling_gebied.sleutel) as aantal,
    count(distinct core_telling_gebied.achter) as achter
from core_telling_gebied
inner join ref_maat on core_telling_gebied.maat = ref_maat.maat
inner join core_kenmerk
    on core_telling_gebied.bron = core_kenmerk.bron
    and core_telling_gebied.soort = core_kenmerk.soort
    and core_telling_gebied.nummer = core_kenmerk.nummer
inner join ref_uitsplitsing
    on core_telling_gebied.maat = ref_uitsplitsing.maat
    and core_kenmerk.uitsplitsing = ref_uitsplitsing.uitsplitsing
inner join ref_periode
    on core_telling_gebied.kwartaal = ref_periode.kwartaal
    and (ref_periode.is_laatste or not ref_maat.is_stand)
group by core_telling_gebied.maat, core_telling_gebied.bron, core_telling_gebied.gebied,
    ref_periode.periode, core_kenmerk.uitsplitsing, core_kenmerk.categorie
