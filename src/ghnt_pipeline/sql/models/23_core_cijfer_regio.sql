-- One row per bron, indicator, gebied, periode, uitsplitsing, categorie.
-- A region that was not given follows from the municipalities, when every covered one was given.
with verwacht as (
    select
        ref_dekking.bron,
        ref_periode.periode,
        count(distinct ref_dekking.gemeente) as gemeenten
    from ref_dekking
    inner join ref_gebied_lid
        on ref_dekking.gemeente = ref_gebied_lid.gemeente
        and ref_gebied_lid.gebied = 'regio'
    inner join ref_periode
        on ref_periode.eerste_dag between ref_dekking.vanaf and ref_dekking.tot
    group by ref_dekking.bron, ref_periode.periode
),

regio as (
    select
        core_cijfer_jaar.bron,
        core_cijfer_jaar.indicator,
        'regio' as gebied,
        core_cijfer_jaar.periode,
        core_cijfer_jaar.uitsplitsing,
        core_cijfer_jaar.categorie,
        case
            when any_value(ref_indicator.optelbaar) then sum(core_cijfer_jaar.ondergrens)
            else max(core_cijfer_jaar.ondergrens)
        end::bigint as ondergrens,
        case
            when count(*) = count(core_cijfer_jaar.bovengrens)
                then sum(core_cijfer_jaar.bovengrens)::bigint
        end as bovengrens
    from core_cijfer_jaar
    inner join ref_indicator on core_cijfer_jaar.indicator = ref_indicator.indicator
    inner join ref_gebied_lid
        on core_cijfer_jaar.gebied = ref_gebied_lid.gemeente
        and ref_gebied_lid.gebied = 'regio'
    inner join verwacht
        on core_cijfer_jaar.bron = verwacht.bron
        and core_cijfer_jaar.periode = verwacht.periode
    group by all
    having count(*) = any_value(verwacht.gemeenten)
)

select bron, indicator, gebied, periode, uitsplitsing, categorie, ondergrens, bovengrens
from core_cijfer_jaar
union all
select bron, indicator, gebied, periode, uitsplitsing, categorie, ondergrens, bovengrens
from regio
where not exists (
    select 1
    from core_cijfer_jaar
    where core_cijfer_jaar.bron = regio.bron
    and core_cijfer_jaar.indicator = regio.indicator
    and core_cijfer_jaar.gebied = 'regio'
    and core_cijfer_jaar.periode = regio.periode
    and core_cijfer_jaar.uitsplitsing = regio.uitsplitsing
    and core_cijfer_jaar.categorie = regio.categorie
)
