-- One row per indicator, bron, gebied, periode, uitsplitsing, categorie.
-- Dense. Records go before given figures, unless records miss a quarter and the figure does not.
-- A look-back that is not covered is no reason to take the figure: it has the supplier's own kinds.
with cel as (
    select
        ref_cel.indicator,
        ref_cel.bron,
        ref_indicator.teller as maat,
        ref_gebied.gebied,
        ref_periode.periode,
        ref_cel.uitsplitsing,
        ref_cel.categorie,
        case when ref_cel.uitsplitsing = 'maat' then 'totaal' else ref_cel.uitsplitsing end
            as getelde_uitsplitsing,
        case when ref_cel.uitsplitsing = 'maat' then 'totaal' else ref_cel.categorie end
            as getelde_categorie
    from ref_cel
    inner join ref_indicator on ref_cel.indicator = ref_indicator.indicator
    cross join ref_gebied
    cross join (select distinct periode, eerste_dag from ref_periode) as ref_periode
    where ref_periode.eerste_dag < ref_gebied.tot
),

gevonden as (
    select
        cel.indicator,
        cel.bron,
        cel.gebied,
        cel.periode,
        cel.uitsplitsing,
        cel.categorie,
        ind_dekking.kwartalen is not null
            and (ind_dekking.is_compleet or core_cijfer_regio.bron is null) as uit_records,
        core_cijfer_regio.bron is not null as is_gegeven,
        ind_dekking.is_compleet and ind_dekking.is_teruggekeken as is_compleet,
        ind_dekking.gemeenten as gemeenten,
        ind_dekking_bron.gemeenten as gemeenten_bron,
        core_cijfer_regio.ondergrens,
        core_cijfer_regio.bovengrens,
        coalesce(ind_telling.aantal, 0) - coalesce(ind_dubbel.aantal, 0) as aantal,
        coalesce(ind_telling.achter, 0) - coalesce(ind_dubbel.aantal, 0) as achter,
        ind_duur.gemiddelde,
        ind_duur.mediaan,
        ind_duur.p90
    from cel
    left join ind_dekking
        on cel.indicator = ind_dekking.indicator
        and cel.bron = ind_dekking.bron
        and cel.gebied = ind_dekking.gebied
        and cel.periode = ind_dekking.periode
    left join ind_dekking_bron
        on cel.bron = ind_dekking_bron.bron
        and cel.gebied = ind_dekking_bron.gebied
        and cel.periode = ind_dekking_bron.periode
    left join ind_telling
        on cel.maat = ind_telling.maat
        and cel.bron = ind_telling.bron
        and cel.gebied = ind_telling.gebied
        and cel.periode = ind_telling.periode
        and cel.getelde_uitsplitsing = ind_telling.uitsplitsing
        and cel.getelde_categorie = ind_telling.categorie
    left join ind_duur
        on cel.maat = ind_duur.maat
        and cel.bron = ind_duur.bron
        and cel.gebied = ind_duur.gebied
        and cel.periode = ind_duur.periode
        and cel.uitsplitsing = 'maat'
    left join ind_dubbel
        on cel.maat = ind_dubbel.maat
        and cel.bron = ind_dubbel.bron
        and cel.gebied = ind_dubbel.gebied
        and cel.periode = ind_dubbel.periode
        and cel.uitsplitsing = ind_dubbel.uitsplitsing
        and cel.categorie = ind_dubbel.categorie
    left join core_cijfer_regio
        on cel.indicator = core_cijfer_regio.indicator
        and cel.bron = core_cijfer_regio.bron
        and cel.gebied = core_cijfer_regio.gebied
        and cel.periode = core_cijfer_regio.periode
        and cel.uitsplitsing = core_cijfer_regio.uitsplitsing
        and cel.categorie = core_cijfer_regio.categorie
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
    case when uit_records then achter else bovengrens end as achter,
    case when uit_records then is_compleet else is_gegeven end as is_compleet,
    coalesce(
        case when uit_records then gemeenten when is_gegeven then gemeenten_bron end, []
    ) as gemeenten,
    case when uit_records then gemiddelde end as gemiddelde,
    case when uit_records then mediaan end as mediaan,
    case when uit_records then p90 end as p90
from gevonden
