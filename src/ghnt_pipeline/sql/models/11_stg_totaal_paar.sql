-- One row per levering, gebied, soort.
-- D10: what given pairs of themas (the records that have both) say of the unique total. At least:
-- of themas of which every pair was given, their sum less the pairs (Bonferroni). At most: the sum
-- of all themas less a tree of pairs (Hunter, Worsley): the largest that close no ring. Of four
-- themas that are the first two, and the third, or the fourth where the first three are a ring.
with recursive thema as (
    select levering, gebied, soort, [categorie] as themas, aantal
    from stg_totaal
    where uitsplitsing = 'thema' and aantal is not null
),

paar as (
    select levering, gebied, soort, string_split(categorie, '+') as themas, aantal
    from stg_totaal
    where uitsplitsing = 'paar' and aantal is not null
),

verzameling as (
    select [code] as themas, code as laatste
    from ref_code
    where lijst = 'thema'
    union all
    select list_append(verzameling.themas, ref_code.code), ref_code.code
    from verzameling
    inner join ref_code on ref_code.lijst = 'thema' and ref_code.code > verzameling.laatste
),

term as (
    select levering, gebied, soort, themas, aantal from thema
    union all
    select levering, gebied, soort, themas, -aantal from paar
),

samen as (
    select
        term.levering, term.gebied, term.soort, verzameling.themas, sum(term.aantal) as minstens
    from term
    inner join verzameling on list_has_all(verzameling.themas, term.themas)
    group by all
    having count(*) = len(verzameling.themas) * (len(verzameling.themas) + 1) / 2
),

hoogste as (
    select levering, gebied, soort, max(minstens)::bigint as minstens
    from samen
    group by levering, gebied, soort
),

getoetst as (
    select
        paar.levering, paar.gebied, paar.soort, paar.themas, paar.aantal,
        count(thema.aantal) < 2 as mist_thema,
        coalesce(paar.aantal > min(thema.aantal), false) as is_te_groot,
        row_number() over (
            partition by paar.levering, paar.gebied, paar.soort
            order by paar.aantal desc, paar.themas
        ) as plek
    from paar
    left join thema
        on paar.levering = thema.levering
        and paar.gebied = thema.gebied
        and paar.soort = thema.soort
        and list_has_all(paar.themas, thema.themas)
    group by paar.levering, paar.gebied, paar.soort, paar.themas, paar.aantal
),

per_cel as (
    select
        levering, gebied, soort,
        list(aantal order by plek) as aantallen,
        len(list_distinct(flatten(list(themas) filter (plek <= 3)))) = 3 as is_kring,
        bool_or(mist_thema) as mist_thema,
        bool_or(is_te_groot) as is_te_groot
    from getoetst
    group by levering, gebied, soort
)

select
    per_cel.levering,
    per_cel.gebied,
    per_cel.soort,
    hoogste.minstens,
    aantallen[1] + coalesce(aantallen[2], 0)
        + coalesce(aantallen[case when is_kring then 4 else 3 end], 0) as aftrek,
    case
        when mist_thema then 'paar-zonder-thema'
        when is_te_groot then 'paar-groter-dan-thema'
    end as bevinding
from per_cel
left join hoogste
    on per_cel.levering = hoogste.levering
    and per_cel.gebied = hoogste.gebied
    and per_cel.soort = hoogste.soort
