-- One row per bron, indicator, gebied, periode, uitsplitsing, categorie.
-- A region that was not given follows from the municipalities, when every covered one was given.
-- What no figure says may be bounded by a delivery without numbers (D9): it comes last.
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
),

alle as (
    select
        1 as voorrang, bron, indicator, gebied, periode, uitsplitsing, categorie, ondergrens,
        bovengrens, bovengrens as achter
    from core_cijfer_jaar
    union all
    select
        2, bron, indicator, gebied, periode, uitsplitsing, categorie, ondergrens, bovengrens,
        bovengrens
    from regio
    union all
    select
        3, bron, indicator, gebied, periode, uitsplitsing, categorie, ondergrens, bovengrens, achter
    from core_begrensd
)

select
    bron, indicator, gebied, periode, uitsplitsing, categorie, ondergrens, bovengrens, achter
from alle
qualify row_number() over (
    partition by bron, indicator, gebied, periode, uitsplitsing, categorie
    order by voorrang
) = 1
