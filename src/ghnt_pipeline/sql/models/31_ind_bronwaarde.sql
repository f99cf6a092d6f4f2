-- One row per indicator, bron, gebied, periode, uitsplitsing, categorie.
-- Dense, counts only. Records go before given figures, unless records miss a quarter and the figure
-- does not. A look-back that is not covered is no reason to take the figure: it has the supplier's
-- own kinds.
with gevonden as (
    select
        ind_cel.indicator,
        ref_cel.bron,
        ind_cel.gebied,
        ind_cel.periode,
        ind_cel.uitsplitsing,
        ind_cel.categorie,
        ind_dekking.indicator is not null
            and (ind_dekking.is_compleet or core_cijfer_regio.bron is null) as uit_records,
        core_cijfer_regio.bron is not null as is_gegeven,
        ind_dekking.is_compleet and ind_dekking.is_teruggekeken as is_compleet,
        ind_dekking.gemeenten as gemeenten,
        ind_dekking_bron.gemeenten as gemeenten_bron,
        core_cijfer_regio.ondergrens,
        core_cijfer_regio.bovengrens,
        core_cijfer_regio.achter as achter_gegeven,
        coalesce(ind_telling.aantal, 0) - coalesce(ind_dubbel.aantal, 0) as aantal,
        coalesce(ind_telling.achter, 0) - coalesce(ind_dubbel.aantal, 0) as achter
    from ind_cel
    inner join ref_cel
        on ind_cel.indicator = ref_cel.indicator
        and ind_cel.uitsplitsing = ref_cel.uitsplitsing
        and ind_cel.categorie = ref_cel.categorie
    left join ind_dekking
        on ind_cel.indicator = ind_dekking.indicator
        and ref_cel.bron = ind_dekking.bron
        and ind_cel.gebied = ind_dekking.gebied
        and ind_cel.periode = ind_dekking.periode
    left join ind_dekking_bron
        on ref_cel.bron = ind_dekking_bron.bron
        and ind_cel.gebied = ind_dekking_bron.gebied
        and ind_cel.periode = ind_dekking_bron.periode
    left join ind_telling
        on ind_cel.teller = ind_telling.maat
        and ref_cel.bron = ind_telling.bron
        and ind_cel.gebied = ind_telling.gebied
        and ind_cel.periode = ind_telling.periode
        and ind_cel.uitsplitsing = ind_telling.uitsplitsing
        and ind_cel.categorie = ind_telling.categorie
    left join ind_dubbel
        on ind_cel.teller = ind_dubbel.maat
        and ref_cel.bron = ind_dubbel.bron
        and ind_cel.gebied = ind_dubbel.gebied
        and ind_cel.periode = ind_dubbel.periode
        and ind_cel.uitsplitsing = ind_dubbel.uitsplitsing
        and ind_cel.categorie = ind_dubbel.categorie
    left join core_cijfer_regio
        on ind_cel.indicator = core_cijfer_regio.indicator
        and ref_cel.bron = core_cijfer_regio.bron
        and ind_cel.gebied = core_cijfer_regio.gebied
        and ind_cel.periode = core_cijfer_regio.periode
        and ind_cel.uitsplitsing = core_cijfer_regio.uitsplitsing
        and ind_cel.categorie = core_cijfer_regio.categorie
    where ind_cel.samenvoeging = 'som'
)

select
    indicator,
    bron,
    gebied,
    periode,
    uitsplitsing,
    categorie,
    case when uit_records then 'registratie' when is_gegeven then 'opgave' end as herkomst,
    case when uit_records then aantal else ondergrens end as ondergrens,
    case when uit_records then aantal else bovengrens end as bovengrens,
    case when uit_records then achter else achter_gegeven end as achter,
    case when uit_records then is_compleet else is_gegeven end as is_compleet,
    coalesce(
        case when uit_records then gemeenten when is_gegeven then gemeenten_bron end, []
    ) as gemeenten
from gevonden
