-- One row per levering, gebied, soort.
-- D10: what category totals say about the unique total of the records with at least one delivered
-- category, and what a given total is. One that equals the sum hides the overlap, so it is no
-- unique count, unless pairs of themas leave no other; one above what the categories allow holds
-- records outside them, so nothing bounds it from above. A category above the sum of the themas
-- contradicts them: then nothing is known. Of a risicotaxatie there are no categories, so nothing
-- can overlap in its total.
with gegeven as (
    select levering, gebied, soort, aantal as totaal
    from stg_totaal
    where uitsplitsing = 'totaal' and aantal is not null
),

samen as (
    select
        coalesce(stg_totaal_grens.levering, gegeven.levering) as levering,
        coalesce(stg_totaal_grens.gebied, gegeven.gebied) as gebied,
        coalesce(stg_totaal_grens.soort, gegeven.soort) as soort,
        stg_totaal_grens.minstens,
        stg_totaal_grens.hoogstens,
        stg_totaal_grens.som,
        stg_totaal_grens.categorieen,
        stg_totaal_grens.paren,
        gegeven.totaal,
        stg_totaal_grens.categorieen is null and gegeven.soort = 'risicotaxatie' as is_zonder_overlap,
        case
            when stg_totaal_grens.grootste > stg_totaal_grens.som then 'categorieen-in-tegenspraak'
            when gegeven.totaal is null or is_zonder_overlap then null
            when stg_totaal_grens.categorieen is null then 'alleen-een-totaal'
            when gegeven.totaal < stg_totaal_grens.grootste then 'totaal-kleiner-dan-categorie'
            when gegeven.totaal < stg_totaal_grens.minstens then 'totaal-te-klein-bij-paren'
            when stg_totaal_grens.paren = 'gebruikt' and stg_totaal_grens.minstens = stg_totaal_grens.hoogstens
                and gegeven.totaal = stg_totaal_grens.minstens then null
            when list_contains(stg_totaal_grens.sommen, gegeven.totaal) then 'overlap-niet-zichtbaar'
            when stg_totaal_grens.som is null then 'categorie-niet-gegeven'
            when gegeven.totaal > stg_totaal_grens.som then 'totaal-groter-dan-som'
            when gegeven.totaal > stg_totaal_grens.hoogstens then 'totaal-te-groot-bij-paren'
        end as bevinding
    from stg_totaal_grens
    full join gegeven
        on stg_totaal_grens.levering = gegeven.levering
        and stg_totaal_grens.gebied = gegeven.gebied
        and stg_totaal_grens.soort = gegeven.soort
)

select
    levering,
    gebied,
    soort,
    case
        when is_zonder_overlap then totaal
        when bevinding is distinct from 'categorieen-in-tegenspraak' then minstens
    end as ondergrens,
    case
        when is_zonder_overlap then totaal
        when bevinding is null
            or bevinding not in (
                'totaal-groter-dan-som', 'totaal-te-groot-bij-paren', 'categorieen-in-tegenspraak'
            ) then hoogstens
    end as bovengrens,
    totaal,
    bevinding,
    case
        when bevinding = 'overlap-niet-zichtbaar' then 'som_van_categorieen'
        when totaal is null or bevinding is not null then 'onbekend'
        else 'uniek'
    end as soort_totaal,
    case when soort_totaal = 'uniek' then som - totaal end as overlap,
    categorieen,
    paren
from samen
