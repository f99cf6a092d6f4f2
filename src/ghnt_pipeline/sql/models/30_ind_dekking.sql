-- One row per indicator, bron, gebied, periode.
-- Where an indicator rests on records: how many quarters, and which municipalities are in it.
with gedekt as (
    select
        ref_indicator_levering.indicator,
        ref_indicator_levering.bron,
        stg_dekking.gemeente,
        stg_dekking.kwartaal
    from ref_indicator_levering
    inner join stg_dekking
        on ref_indicator_levering.bron = stg_dekking.bron
        and ref_indicator_levering.soort = stg_dekking.soort
    where ref_indicator_levering.uit_records
    group by all
    having count(*) = any_value(ref_indicator_levering.soorten)
)

select
    gedekt.indicator,
    gedekt.bron,
    ref_gebied_lid.gebied,
    ref_periode.periode,
    count(distinct gedekt.kwartaal) as kwartalen,
    count(distinct gedekt.kwartaal) = any_value(ref_periode.kwartalen) as is_compleet,
    list_sort(list(distinct gedekt.gemeente)) as gemeenten
from gedekt
inner join ref_gebied_lid on gedekt.gemeente = ref_gebied_lid.gemeente
inner join ref_periode
    on gedekt.kwartaal = ref_periode.kwartaal
    and ref_periode.eerste_dag < ref_gebied_lid.tot
group by all
