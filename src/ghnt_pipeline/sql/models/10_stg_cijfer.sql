-- One row per bron, indicator, gebied, periode, uitsplitsing, categorie.
-- Anonymous figures as given. Former municipalities come together in today's: what counts records
-- adds up, distinct people only have bounds. A figure that is not given is not here.
with genoemd as (
    select
        raw_cijfers.levering,
        bool_or(ref_gemeente.in_regio_nu and ref_gemeente.is_nieuw) as is_indeling_nu
    from raw_cijfers
    left join ref_gemeente on raw_cijfers.gemeente = ref_gemeente.code
    group by raw_cijfers.levering
),

eerste as (
    select
        levering,
        gemeente,
        indicator,
        coalesce(uitsplitsing, 'totaal') as uitsplitsing,
        coalesce(categorie, 'totaal') as categorie,
        min_by(struct_pack(aantal := aantal), rij).aantal as aantal
    from raw_cijfers
    group by all
),

geplaatst as (
    select
        raw_levering.bron,
        eerste.indicator,
        case
            when eerste.gemeente <> 'regio' then ref_gemeente.code_nu
            when raw_levering.laatste_dag < $regio_sinds
                and not coalesce(genoemd.is_indeling_nu, false) then 'regio_toen'
            else 'regio'
        end as gebied,
        raw_levering.periode,
        eerste.uitsplitsing,
        eerste.categorie,
        eerste.aantal
    from eerste
    inner join raw_levering on eerste.levering = raw_levering.levering
    inner join genoemd on eerste.levering = genoemd.levering
    left join ref_gemeente on eerste.gemeente = ref_gemeente.code
)

select
    geplaatst.bron,
    geplaatst.indicator,
    geplaatst.gebied,
    geplaatst.periode,
    geplaatst.uitsplitsing,
    geplaatst.categorie,
    case
        when ref_indicator.optelbaar then sum(geplaatst.aantal)
        else max(geplaatst.aantal)
    end::bigint as ondergrens,
    sum(geplaatst.aantal)::bigint as bovengrens
from geplaatst
inner join ref_indicator on geplaatst.indicator = ref_indicator.indicator
group by geplaatst.bron, geplaatst.indicator, ref_indicator.optelbaar, geplaatst.gebied,
    geplaatst.periode, geplaatst.uitsplitsing, geplaatst.categorie
having count(*) = count(geplaatst.aantal)
