-- One row per indicator, bron, gebied, periode, uitsplitsing, categorie.
-- Dense, counts only. Records go before given figures, unless records miss a quarter and the figure
-- does not. A look-back that is not covered is no reason to take the figure: it has the supplier's
-- own kinds. Joined by number: there are millions of them in a nation. Pairs are taken off beforehand:
-- with one join more the engine would hold all figures, with their words, to look counts up in.
with zonder_dubbel as (
    select
        ind_geteld.plek,
        ind_geteld.kenmerk,
        ind_geteld.aantal - coalesce(ind_dubbel.aantal, 0) as aantal,
        ind_geteld.achter - coalesce(ind_dubbel.aantal, 0) as achter
    from ind_geteld
    left join ind_dubbel
        on ind_geteld.plek = ind_dubbel.plek and ind_geteld.kenmerk = ind_dubbel.kenmerk
),

gevonden as (
    select
        ind_vak.indicator,
        ind_vak.bron,
        ind_vak.gebied,
        ind_vak.periode,
        ref_cel.uitsplitsing,
        ref_cel.categorie,
        ind_vak.vak,
        ind_vak.heeft_records and (ind_vak.is_compleet or ind_gegeven.vak is null) as uit_records,
        ind_gegeven.vak is not null as is_gegeven,
        ind_vak.is_compleet and ind_vak.is_teruggekeken as is_compleet,
        ind_gegeven.ondergrens,
        ind_gegeven.bovengrens,
        ind_gegeven.achter as achter_gegeven,
        coalesce(zonder_dubbel.aantal, 0) as aantal,
        coalesce(zonder_dubbel.achter, 0) as achter
    from ind_vak
    inner join ref_cel on ind_vak.indicator = ref_cel.indicator and ind_vak.bron = ref_cel.bron
    left join zonder_dubbel
        on ind_vak.plek = zonder_dubbel.plek and ref_cel.kenmerk = zonder_dubbel.kenmerk
    left join ind_gegeven on ind_vak.vak = ind_gegeven.vak and ref_cel.kenmerk = ind_gegeven.kenmerk
)

select
    indicator,
    bron,
    gebied,
    periode,
    uitsplitsing,
    categorie,
    vak,
    case when uit_records then 'registratie' when is_gegeven then 'opgave' end as herkomst,
    case when uit_records then aantal else ondergrens end as ondergrens,
    case when uit_records then aantal else bovengrens end as bovengrens,
    case when uit_records then achter else achter_gegeven end as achter,
    case when uit_records then is_compleet else is_gegeven end as is_compleet
from gevonden
