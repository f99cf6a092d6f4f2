-- One row per levering, gebied, soort.
-- D10: the unique total of the records with at least one delivered category lies between the
-- largest category and their sum (of the themas; where no thema is given of the aanleidingen).
-- Pairs of themas bring the bounds closer (stg_totaal_paar). Those that contradict the themas or
-- each other are not used, and where the categories contradict each other no pair helps: `paren`.
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
    where uitsplitsing in ('thema', 'aanleiding')
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
)

select
    coalesce(per_categorie.levering, stg_totaal_paar.levering) as levering,
    coalesce(per_categorie.gebied, stg_totaal_paar.gebied) as gebied,
    coalesce(per_categorie.soort, stg_totaal_paar.soort) as soort,
    per_categorie.grootste,
    per_categorie.som,
    per_categorie.categorieen,
    per_categorie.sommen,
    case
        when per_categorie.grootste > per_categorie.som or stg_totaal_paar.levering is null
            then null
        when stg_totaal_paar.bevinding is not null then stg_totaal_paar.bevinding
        when greatest(per_categorie.grootste, stg_totaal_paar.minstens)
            > per_categorie.som - stg_totaal_paar.aftrek then 'paren-in-tegenspraak'
        else 'gebruikt'
    end as paren,
    greatest(
        per_categorie.grootste, case when paren = 'gebruikt' then stg_totaal_paar.minstens end
    ) as minstens,
    per_categorie.som - case when paren = 'gebruikt' then stg_totaal_paar.aftrek else 0 end
        as hoogstens
from per_categorie
full join stg_totaal_paar
    on per_categorie.levering = stg_totaal_paar.levering
    and per_categorie.gebied = stg_totaal_paar.gebied
    and per_categorie.soort = stg_totaal_paar.soort
