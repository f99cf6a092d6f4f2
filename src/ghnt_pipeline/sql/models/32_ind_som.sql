-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- Several brons add up, since numbers are unique within one (D8); all must be there. Where only one
-- can send it nothing is added up: of a million cells, that takes a fifth of the time.
-- A view: ind_getal holds these figures.
with met_meer as (
    select indicator
    from ref_cel
    group by indicator
    having count(distinct bron) > 1
),

som as (
    select
        indicator, gebied, periode, uitsplitsing, categorie,
        herkomst is not null as is_er, ondergrens, bovengrens,
        coalesce(achter, ondergrens) as achter, is_compleet, gemeenten
    from ind_bronwaarde
    anti join met_meer on ind_bronwaarde.indicator = met_meer.indicator
    union all
    select
        ind_bronwaarde.indicator,
        ind_bronwaarde.gebied,
        ind_bronwaarde.periode,
        ind_bronwaarde.uitsplitsing,
        ind_bronwaarde.categorie,
        count(ind_bronwaarde.herkomst) = count(*) as is_er,
        sum(ind_bronwaarde.ondergrens)::bigint as ondergrens,
        case
            when count(ind_bronwaarde.bovengrens) = count(*)
                then sum(ind_bronwaarde.bovengrens)::bigint
        end as bovengrens,
        sum(coalesce(ind_bronwaarde.achter, ind_bronwaarde.ondergrens))::bigint as achter,
        bool_and(ind_bronwaarde.is_compleet) as is_compleet,
        list_sort(
            list_reduce(list(ind_bronwaarde.gemeenten), lambda a, b: list_intersect(a, b))
        ) as gemeenten
    from ind_bronwaarde
    semi join met_meer on ind_bronwaarde.indicator = met_meer.indicator
    group by ind_bronwaarde.indicator, ind_bronwaarde.gebied, ind_bronwaarde.periode,
        ind_bronwaarde.uitsplitsing, ind_bronwaarde.categorie
    union all
    select
        ind_bronwaarde.indicator, ind_bronwaarde.gebied, ind_bronwaarde.periode,
        'bron' as uitsplitsing, ind_bronwaarde.bron as categorie,
        ind_bronwaarde.herkomst is not null as is_er, ind_bronwaarde.ondergrens,
        ind_bronwaarde.bovengrens, ind_bronwaarde.achter, ind_bronwaarde.is_compleet,
        ind_bronwaarde.gemeenten
    from ind_bronwaarde
    inner join ref_indicator
        on ind_bronwaarde.indicator = ref_indicator.indicator
        and ref_indicator.is_per_bron
    where ind_bronwaarde.uitsplitsing = 'totaal'
)

select
    indicator,
    gebied,
    periode,
    uitsplitsing,
    categorie,
    is_er,
    case when is_er then ondergrens end as ondergrens,
    case when is_er then bovengrens end as bovengrens,
    case when is_er then achter end as achter,
    coalesce(is_compleet, false) as is_compleet,
    gemeenten
from som
