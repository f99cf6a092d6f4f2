-- One row per levering, gebied, soort, uitsplitsing, categorie.
-- `regio` before the ten is the region of then, unless the delivery names municipalities of today.
-- A `paar` of themas counts the records that have both: it is no category, and never added up.
-- Former municipalities are summed into today's; one that was not given leaves the sum unknown.
with genoemd as (
    select
        raw_totalen.levering,
        bool_or(ref_gemeente.in_regio_nu and ref_gemeente.is_nieuw) as is_indeling_nu
    from raw_totalen
    left join ref_gemeente on raw_totalen.gemeente = ref_gemeente.code
    group by raw_totalen.levering
),

eerste as (
    select
        levering, gemeente, soort, categorie,
        min_by(struct_pack(aantal := aantal), rij).aantal as aantal
    from raw_totalen
    group by levering, gemeente, soort, categorie
)

select
    raw_levering.bron,
    eerste.levering,
    case
        when eerste.gemeente <> 'regio' then ref_gemeente.code_nu
        when raw_levering.laatste_dag < $regio_sinds and not coalesce(genoemd.is_indeling_nu, false)
            then 'regio_toen'
        else 'regio'
    end as gebied,
    raw_levering.periode,
    eerste.soort,
    case
        when eerste.categorie = 'totaal' then 'totaal'
        when contains(eerste.categorie, '+') then 'paar'
        when ref_code.code is not null then 'thema'
        else 'aanleiding'
    end as uitsplitsing,
    eerste.categorie,
    case when count(*) = count(eerste.aantal) then sum(eerste.aantal)::bigint end as aantal
from eerste
inner join raw_levering on eerste.levering = raw_levering.levering
inner join genoemd on eerste.levering = genoemd.levering
left join ref_gemeente on eerste.gemeente = ref_gemeente.code
left join ref_code on ref_code.lijst = 'thema' and eerste.categorie = ref_code.code
group by all
