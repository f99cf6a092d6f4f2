-- One row per bron, indicator, gebied, periode, uitsplitsing, categorie.
-- Figures that were given about a gemeente the bron does not cover: kept here, in no figure.
with gegeven as (
    select bron, indicator, gebied, periode, uitsplitsing, categorie
    from stg_cijfer
    union
    select bron, indicator, gebied, periode, 'totaal', 'totaal'
    from stg_signaal
)

select bron, indicator, gebied, periode, uitsplitsing, categorie
from gegeven
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
