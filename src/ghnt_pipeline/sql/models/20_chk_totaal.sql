-- One row per levering, gebied, soort.
-- D10: what category totals say about the unique total. It lies between the largest category and
-- their sum; a given total that equals the sum hides the overlap, so it is no unique count.
with per_categorie as (
    select
        levering,
        gebied,
        soort,
        max(aantal) as grootste,
        sum(aantal)::bigint as som,
        count(*) = count(aantal) as is_volledig,
        count(*) filter (where aantal > 0) as gevuld
    from stg_totaal
    where uitsplitsing = 'thema'
    group by levering, gebied, soort
),

gegeven as (
    select levering, gebied, soort, aantal as totaal
    from stg_totaal
    where uitsplitsing = 'totaal' and aantal is not null
),

samen as (
    select
        coalesce(per_categorie.levering, gegeven.levering) as levering,
        coalesce(per_categorie.gebied, gegeven.gebied) as gebied,
        coalesce(per_categorie.soort, gegeven.soort) as soort,
        per_categorie.grootste as ondergrens,
        case when per_categorie.is_volledig then per_categorie.som end as bovengrens,
        gegeven.totaal,
        case
            when gegeven.totaal is null then null
            when per_categorie.levering is null then 'alleen-een-totaal'
            when gegeven.totaal < per_categorie.grootste then 'totaal-kleiner-dan-categorie'
            when not per_categorie.is_volledig then 'categorie-niet-gegeven'
            when gegeven.totaal > per_categorie.som then 'totaal-groter-dan-som'
            when gegeven.totaal = per_categorie.som and per_categorie.gevuld > 1
                then 'overlap-niet-zichtbaar'
        end as bevinding
    from per_categorie
    full join gegeven
        on per_categorie.levering = gegeven.levering
        and per_categorie.gebied = gegeven.gebied
        and per_categorie.soort = gegeven.soort
)

select
    levering,
    gebied,
    soort,
    ondergrens,
    case when bevinding = 'totaal-groter-dan-som' then null else bovengrens end as bovengrens,
    totaal,
    bevinding,
    case
        when totaal is null or bevinding in ('totaal-kleiner-dan-categorie', 'categorie-niet-gegeven',
            'totaal-groter-dan-som', 'alleen-een-totaal') then 'onbekend'
        when bevinding = 'overlap-niet-zichtbaar' then 'som_van_categorieen'
        else 'uniek'
    end as soort_totaal
from samen
