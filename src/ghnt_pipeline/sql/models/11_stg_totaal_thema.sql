-- One row per levering, gebied, soort, categorie.
-- D10: a thema of which only the aanleidingen were given lies between the largest and their sum;
-- without all of its aanleidingen nothing bounds it from above.
with in_thema as (
    select kenmerk as thema, count(*) as aanleidingen
    from ref_code
    where lijst = 'aanleiding'
    group by kenmerk
)

select
    stg_totaal.bron,
    stg_totaal.levering,
    stg_totaal.gebied,
    stg_totaal.periode,
    stg_totaal.soort,
    ref_code.kenmerk as categorie,
    max(stg_totaal.aantal) as ondergrens,
    case
        when count(stg_totaal.aantal) = any_value(in_thema.aanleidingen)
            then sum(stg_totaal.aantal)::bigint
    end as bovengrens
from stg_totaal
inner join ref_code
    on ref_code.lijst = 'aanleiding' and stg_totaal.categorie = ref_code.code
inner join in_thema on ref_code.kenmerk = in_thema.thema
where stg_totaal.uitsplitsing = 'aanleiding'
group by stg_totaal.bron, stg_totaal.levering, stg_totaal.gebied, stg_totaal.periode,
    stg_totaal.soort, ref_code.kenmerk
having count(stg_totaal.aantal) > 0
