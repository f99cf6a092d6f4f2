-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- Shares: percent with one decimal, half up. Of no records there is no share.
with geteld as (
    select
        ind_telling.maat,
        ind_telling.gebied,
        ind_telling.periode,
        ind_telling.uitsplitsing,
        ind_telling.categorie,
        sum(ind_telling.aantal)::bigint as aantal,
        sum(ind_telling.achter)::bigint as achter
    from ind_telling
    semi join ref_indicator
        on ref_indicator.eenheid = 'procent'
        and ind_telling.maat in (ref_indicator.teller, ref_indicator.noemer)
    group by ind_telling.maat, ind_telling.gebied, ind_telling.periode, ind_telling.uitsplitsing,
        ind_telling.categorie
),

aandeel as (
    select
        ind_cel.indicator,
        ind_cel.gebied,
        ind_cel.periode,
        ind_cel.uitsplitsing,
        ind_cel.categorie,
        ind_cel.eenheid,
        ind_dekking_samen.indicator is not null as is_er,
        case when is_er then coalesce(boven.aantal, 0) end as teller,
        case when is_er then coalesce(onder.aantal, 0) end as noemer,
        case when is_er then coalesce(boven.achter, 0) end as achter,
        case when is_er then coalesce(onder.achter, 0) end as achter_noemer,
        is_er and not (ind_dekking_samen.is_compleet and coalesce(ind_opvolging.is_gevolgd, true))
            as onvolledig,
        ind_dekking_samen.gemeenten
    from ind_cel
    left join ind_dekking_samen
        on ind_cel.indicator = ind_dekking_samen.indicator
        and ind_cel.gebied = ind_dekking_samen.gebied
        and ind_cel.periode = ind_dekking_samen.periode
    left join ind_opvolging
        on ind_cel.indicator = ind_opvolging.indicator
        and ind_cel.categorie = ind_opvolging.categorie
        and ind_cel.periode = ind_opvolging.periode
    left join geteld as boven
        on ind_cel.teller = boven.maat
        and ind_cel.gebied = boven.gebied
        and ind_cel.periode = boven.periode
        and ind_cel.uitsplitsing = boven.uitsplitsing
        and ind_cel.categorie = boven.categorie
    left join geteld as onder
        on ind_cel.noemer = onder.maat
        and ind_cel.gebied = onder.gebied
        and ind_cel.periode = onder.periode
        and ind_cel.uitsplitsing = onder.uitsplitsing
        and ind_cel.categorie = onder.categorie
    where ind_cel.eenheid = 'procent'
)

select
    indicator,
    gebied,
    periode,
    uitsplitsing,
    categorie,
    eenheid,
    is_er,
    true as is_exact,
    ((2000 * teller + noemer) // (2 * nullif(noemer, 0))) / 10.0 as waarde,
    teller,
    noemer,
    achter,
    achter_noemer,
    onvolledig,
    gemeenten
from aandeel
