-- One row per indicator, bron, gebied, periode.
-- Where an indicator rests on records: how many quarters, and which municipalities are in it.
with gedekt as (
    select
        ref_indicator.indicator,
        stg_dekking_maat.bron,
        stg_dekking_maat.gemeente,
        stg_dekking_maat.kwartaal
    from ref_indicator
    inner join stg_dekking_maat on ref_indicator.teller = stg_dekking_maat.maat
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
