-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- Counts, and counts per 1,000 inhabitants with one decimal, half up. A count that is not exact has
-- bounds; nobody lives in a rate without inhabitants.
-- A view: ind_getal holds these figures.
select
    ind_som.indicator,
    ind_som.gebied,
    ind_som.periode,
    ind_som.uitsplitsing,
    ind_som.categorie,
    ref_indicator.eenheid,
    ind_som.is_er and (eenheid <> 'per_1000' or ind_noemer.inwoners is not null) as is_er,
    coalesce(ind_som.ondergrens = ind_som.bovengrens, false) as is_exact,
    case
        when not is_exact then null
        when eenheid = 'per_1000'
            then ((20000 * ind_som.ondergrens + ind_noemer.inwoners) // (2 * ind_noemer.inwoners)) / 10.0
        else ind_som.ondergrens
    end as waarde,
    case when is_exact then ind_som.ondergrens end as teller,
    ind_noemer.inwoners as noemer,
    case when not is_exact then ind_som.ondergrens end as ondergrens,
    case when not is_exact then ind_som.bovengrens end as bovengrens,
    ind_som.achter,
    ind_som.is_er and not ind_som.is_compleet as onvolledig,
    ind_som.gemeenten
from ind_som
inner join ref_indicator on ind_som.indicator = ref_indicator.indicator
left join ind_noemer
    on ind_som.indicator = ind_noemer.indicator
    and ind_som.gebied = ind_noemer.gebied
    and ind_som.periode = ind_noemer.periode
