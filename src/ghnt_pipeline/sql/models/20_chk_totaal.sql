-- One row per levering, gebied, soort.
-- D10: what category totals say about the unique total of the records with at least one delivered
-- category. It lies between the largest category and their sum (of the themas; where no thema is
-- given of the aanleidingen). A given total that equals the sum hides the overlap, so it is no
-- unique count; one above the sum holds records outside the categories, so nothing bounds it from
-- above. A category above the sum of the themas contradicts them: then nothing is known. Of a
-- risicotaxatie there are no categories, so nothing can overlap in its total.
with per_uitsplitsing as (
    select
        levering,
        gebied,
        soort,
        uitsplitsing,
        max(aantal) as grootste,
        sum(aantal)::bigint as som,
        count(*) = count(aantal) as is_volledig,
        count(*) filter (aantal > 0) as gevuld,
        array_to_string(list_sort(list(categorie)), '+') as categorieen
    from stg_totaal
    where uitsplitsing <> 'totaal'
    group by levering, gebied, soort, uitsplitsing
),

per_categorie as (
    select
        levering,
        gebied,
        soort,
        max(grootste) as grootste,
        case
            when count_if(uitsplitsing = 'thema') = 0 then any_value(som) filter (is_volledig)
            else any_value(som) filter (is_volledig and uitsplitsing = 'thema')
        end as som,
        max_by(categorieen, uitsplitsing) as categorieen,
        list(som) filter (is_volledig and gevuld > 1) as sommen
    from per_uitsplitsing
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
        per_categorie.grootste,
        per_categorie.som,
        per_categorie.categorieen,
        gegeven.totaal,
        per_categorie.levering is null and gegeven.soort = 'risicotaxatie' as is_zonder_overlap,
        case
            when per_categorie.grootste > per_categorie.som then 'categorieen-in-tegenspraak'
            when gegeven.totaal is null or is_zonder_overlap then null
            when per_categorie.levering is null then 'alleen-een-totaal'
            when gegeven.totaal < per_categorie.grootste then 'totaal-kleiner-dan-categorie'
            when list_contains(per_categorie.sommen, gegeven.totaal) then 'overlap-niet-zichtbaar'
            when per_categorie.som is null then 'categorie-niet-gegeven'
            when gegeven.totaal > per_categorie.som then 'totaal-groter-dan-som'
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
    case
        when is_zonder_overlap then totaal
        when bevinding is distinct from 'categorieen-in-tegenspraak' then grootste
    end as ondergrens,
    case
        when is_zonder_overlap then totaal
        when bevinding is null
            or bevinding not in ('totaal-groter-dan-som', 'categorieen-in-tegenspraak') then som
    end as bovengrens,
    totaal,
    bevinding,
    case
        when bevinding = 'overlap-niet-zichtbaar' then 'som_van_categorieen'
        when totaal is null or bevinding is not null then 'onbekend'
        else 'uniek'
    end as soort_totaal,
    case when soort_totaal = 'uniek' then som - totaal end as overlap,
    categorieen
from samen
