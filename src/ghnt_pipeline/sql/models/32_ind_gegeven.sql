-- One row per vak, kenmerk.
-- What suppliers gave as figures, by number.
-- Only while building: core_cijfer_regio holds it in words.
select
    ind_vak.vak,
    ref_kenmerk.kenmerk,
    core_cijfer_regio.ondergrens,
    core_cijfer_regio.bovengrens,
    core_cijfer_regio.achter
from core_cijfer_regio
inner join ind_vak
    on core_cijfer_regio.indicator = ind_vak.indicator
    and core_cijfer_regio.bron = ind_vak.bron
    and core_cijfer_regio.gebied = ind_vak.gebied
    and core_cijfer_regio.periode = ind_vak.periode
inner join ref_kenmerk
    on core_cijfer_regio.uitsplitsing = ref_kenmerk.uitsplitsing
    and core_cijfer_regio.categorie = ref_kenmerk.categorie
