-- One row per bron, indicator, gebied, periode, uitsplitsing, categorie.
-- Every figure that was given as a figure, with bounds where it is not exact.
-- A supplier's own figure goes before a total; what a bron does not cover is not taken from it, and
-- neither are shares and means: those are of records.
with gegeven as (
    select
        1 as voorrang, bron, indicator, gebied, periode, uitsplitsing, categorie,
        ondergrens, bovengrens
    from stg_cijfer
    union all
    select 2, bron, indicator, gebied, periode, 'totaal', 'totaal', aantal, aantal
    from stg_signaal
    union all
    select
        3, bron, ref_totaal_indicator.indicator, gebied, periode, uitsplitsing, categorie,
        aantal, aantal
    from stg_totaal
    inner join ref_totaal_indicator on stg_totaal.soort = ref_totaal_indicator.soort
    where uitsplitsing in ('thema', 'aanleiding') and aantal is not null
    union all
    select
        3,
        raw_levering.bron,
        ref_totaal_indicator.indicator,
        chk_totaal.gebied,
        raw_levering.periode,
        'totaal',
        'totaal',
        case chk_totaal.soort_totaal when 'uniek' then totaal else ondergrens end,
        case chk_totaal.soort_totaal when 'uniek' then totaal else bovengrens end
    from chk_totaal
    inner join raw_levering on chk_totaal.levering = raw_levering.levering
    inner join ref_totaal_indicator on chk_totaal.soort = ref_totaal_indicator.soort
    where ondergrens is not null
    union all
    select
        4, bron, ref_totaal_indicator.indicator, gebied, periode, 'thema', categorie,
        ondergrens, bovengrens
    from stg_totaal_thema
    inner join ref_totaal_indicator on stg_totaal_thema.soort = ref_totaal_indicator.soort
)

select
    gegeven.bron, gegeven.indicator, gegeven.gebied, gegeven.periode, gegeven.uitsplitsing,
    gegeven.categorie, gegeven.ondergrens, gegeven.bovengrens
from gegeven
inner join ref_gebied on gegeven.gebied = ref_gebied.gebied
semi join ref_indicator
    on gegeven.indicator = ref_indicator.indicator and ref_indicator.samenvoeging = 'som'
where exists (
    select 1
    from ref_dekking
    where ref_dekking.bron = gegeven.bron
    and (ref_dekking.gemeente = gegeven.gebied or gegeven.gebied in ('regio', 'regio_toen'))
)
qualify row_number() over (
    partition by gegeven.bron, gegeven.indicator, gegeven.gebied, gegeven.periode,
        gegeven.uitsplitsing, gegeven.categorie
    order by gegeven.voorrang
) = 1
