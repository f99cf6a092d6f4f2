-- One row per bron, indicator, gebied, periode, uitsplitsing, categorie.
-- Figures that were given and are in none here, and why: about a gemeente the bron does not cover
-- (dekking), or a share or mean, which is taken from records only (records).
with gegeven as (
    select bron, indicator, gebied, periode, uitsplitsing, categorie
    from stg_cijfer
    union
    select bron, indicator, gebied, periode, 'totaal', 'totaal'
    from stg_signaal
)

select
    gegeven.bron,
    gegeven.indicator,
    gegeven.gebied,
    gegeven.periode,
    gegeven.uitsplitsing,
    gegeven.categorie,
    case ref_indicator.samenvoeging when 'records' then 'records' else 'dekking' end as reden
from gegeven
inner join ref_indicator on gegeven.indicator = ref_indicator.indicator
where not exists (
    select 1
    from core_cijfer
    where core_cijfer.bron = gegeven.bron
    and core_cijfer.indicator = gegeven.indicator
    and core_cijfer.gebied = gegeven.gebied
    and core_cijfer.periode = gegeven.periode
    and core_cijfer.uitsplitsing = gegeven.uitsplitsing
    and core_cijfer.categorie = gegeven.categorie
)
