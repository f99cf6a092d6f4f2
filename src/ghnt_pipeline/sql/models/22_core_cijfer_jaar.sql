-- One row per bron, indicator, gebied, periode, uitsplitsing, categorie.
-- A year that was not given follows from its four quarters: exactly where records are counted,
-- with bounds where people are.
with jaar as (
    select
        core_cijfer.bron,
        core_cijfer.indicator,
        core_cijfer.gebied,
        ref_periode.periode,
        core_cijfer.uitsplitsing,
        core_cijfer.categorie,
        case
            when any_value(ref_indicator.optelbaar) then sum(core_cijfer.ondergrens)
            else max(core_cijfer.ondergrens)
        end::bigint as ondergrens,
        case
            when count(*) = count(core_cijfer.bovengrens) then sum(core_cijfer.bovengrens)::bigint
        end as bovengrens
    from core_cijfer
    inner join ref_indicator on core_cijfer.indicator = ref_indicator.indicator
    inner join ref_periode
        on core_cijfer.periode = ref_periode.kwartaal
        and ref_periode.kwartalen = 4
    group by all
    having count(*) = 4
)

select bron, indicator, gebied, periode, uitsplitsing, categorie, ondergrens, bovengrens
from core_cijfer
union all
select bron, indicator, gebied, periode, uitsplitsing, categorie, ondergrens, bovengrens
from jaar
where not exists (
    select 1
    from core_cijfer
    where core_cijfer.bron = jaar.bron
    and core_cijfer.indicator = jaar.indicator
    and core_cijfer.gebied = jaar.gebied
    and core_cijfer.periode = jaar.periode
    and core_cijfer.uitsplitsing = jaar.uitsplitsing
    and core_cijfer.categorie = jaar.categorie
)
