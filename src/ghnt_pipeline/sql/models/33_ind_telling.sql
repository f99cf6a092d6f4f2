-- One row per maat, bron, gebied, periode, uitsplitsing, categorie.
-- What is counted from records, in words.
-- A view: ind_geteld holds it by number.
select
    core_plek.maat,
    core_plek.bron,
    core_plek.gebied,
    core_plek.periode,
    ref_kenmerk.uitsplitsing,
    ref_kenmerk.categorie,
    ind_geteld.aantal,
    ind_geteld.achter
from ind_geteld
inner join core_plek on ind_geteld.plek = core_plek.plek
inner join ref_kenmerk on ind_geteld.kenmerk = ref_kenmerk.kenmerk
