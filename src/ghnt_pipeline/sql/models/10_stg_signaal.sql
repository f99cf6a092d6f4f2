-- One row per bron, indicator, gebied, periode.
with eerste as (
    select
        raw_signalen.levering,
        raw_signalen.gemeente,
        min_by(struct_pack(signalen := signalen, matches := matches), rij) as gegeven
    from raw_signalen
    group by raw_signalen.levering, raw_signalen.gemeente
),

los as (
    select
        levering,
        gemeente,
        unnest(['vir_signalen', 'vir_matches']) as indicator,
        unnest([gegeven.signalen, gegeven.matches]) as aantal
    from eerste
)

select
    raw_levering.bron,
    los.indicator,
    ref_gemeente.code_nu as gebied,
    raw_levering.periode,
    sum(los.aantal)::bigint as aantal
from los
inner join raw_levering on los.levering = raw_levering.levering
inner join ref_gemeente on los.gemeente = ref_gemeente.code
group by all
having count(*) = count(los.aantal)
