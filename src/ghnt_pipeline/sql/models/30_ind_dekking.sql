-- One row per indicator, bron, gebied, periode.
-- Where an indicator rests on records: how many quarters, and which municipalities are in it.
select
    stg_dekking_indicator.indicator,
    stg_dekking_indicator.bron,
    ref_gebied_lid.gebied,
    ref_periode.periode,
    count(distinct stg_dekking_indicator.kwartaal) as kwartalen,
    count(distinct stg_dekking_indicator.kwartaal) = any_value(ref_periode.kwartalen)
        as is_compleet,
    bool_and(stg_dekking_indicator.is_teruggekeken) as is_teruggekeken,
    list_sort(list(distinct stg_dekking_indicator.gemeente)) as gemeenten
from stg_dekking_indicator
inner join ref_gebied_lid on stg_dekking_indicator.gemeente = ref_gebied_lid.gemeente
inner join ref_periode
    on stg_dekking_indicator.kwartaal = ref_periode.kwartaal
    and ref_periode.eerste_dag < ref_gebied_lid.tot
group by all
