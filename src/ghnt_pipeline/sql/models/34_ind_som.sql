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

bronwaarde as not materialized (
    select
        ind_bronwaarde.*,
        case ind_bronwaarde.herkomst
            when 'registratie' then ind_vak.gemeenten
            when 'opgave' then ind_vak.gemeenten_bron
        end as gemeenten
    from ind_bronwaarde
    inner join ind_vak on ind_bronwaarde.vak = ind_vak.vak
),

som as (
    select
        indicator, gebied, periode, uitsplitsing, categorie,
        herkomst is not null as is_er, ondergrens, bovengrens,
        coalesce(achter, ondergrens) as achter, is_compleet, gemeenten
    from bronwaarde
    anti join met_meer on bronwaarde.indicator = met_meer.indicator
    union all
    select
        bronwaarde.indicator,
        bronwaarde.gebied,
        bronwaarde.periode,
        bronwaarde.uitsplitsing,
        bronwaarde.categorie,
        count(bronwaarde.herkomst) = count(*) as is_er,
        sum(bronwaarde.ondergrens)::bigint as ondergrens,
        case
            when count(bronwaarde.bovengrens) = count(*) then sum(bronwaarde.bovengrens)::bigint
        end as bovengrens,
        sum(coalesce(bronwaarde.achter, bronwaarde.ondergrens))::bigint as achter,
        bool_and(bronwaarde.is_compleet) as is_compleet,
        list_sort(
            list_reduce(list(bronwaarde.gemeenten), lambda a, b: list_intersect(a, b))
        ) as gemeenten
    from bronwaarde
    semi join met_meer on bronwaarde.indicator = met_meer.indicator
    group by bronwaarde.indicator, bronwaarde.gebied, bronwaarde.periode,
        bronwaarde.uitsplitsing, bronwaarde.categorie
    union all
    select
        bronwaarde.indicator, bronwaarde.gebied, bronwaarde.periode,
        'bron' as uitsplitsing, bronwaarde.bron as categorie,
        bronwaarde.herkomst is not null as is_er, bronwaarde.ondergrens,
        bronwaarde.bovengrens, bronwaarde.achter, bronwaarde.is_compleet,
        bronwaarde.gemeenten
    from bronwaarde
    inner join ref_indicator
        on bronwaarde.indicator = ref_indicator.indicator
        and ref_indicator.is_per_bron
    where bronwaarde.uitsplitsing = 'totaal'
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
