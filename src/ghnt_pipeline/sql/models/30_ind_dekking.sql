-- One row per indicator, bron, gebied, periode.
-- Where an indicator rests on records: how many quarters, and which municipalities are in it.
-- What is counted on the last day of a period needs its last quarter only.
select
    stg_dekking_indicator.indicator,
    stg_dekking_indicator.bron,
    ref_gebied_lid.gebied,
    ref_periode.periode,
    count(distinct stg_dekking_indicator.kwartaal)
        = case when any_value(ref_indicator.is_stand) then 1 else any_value(ref_periode.kwartalen) end
        as is_compleet,
    bool_and(stg_dekking_indicator.is_teruggekeken) as is_teruggekeken,
    coalesce(
        list_sort(list(distinct stg_dekking_indicator.gemeente) filter (
            starts_with(stg_dekking_indicator.gemeente, 'GM')
        )),
        []
    ) as gemeenten
from stg_dekking_indicator
inner join ref_indicator on stg_dekking_indicator.indicator = ref_indicator.indicator
inner join ref_gebied_lid on stg_dekking_indicator.gemeente = ref_gebied_lid.gemeente
inner join ref_periode
    on stg_dekking_indicator.kwartaal = ref_periode.kwartaal
    and ref_periode.eerste_dag < ref_gebied_lid.tot
    and (ref_periode.is_laatste or not ref_indicator.is_stand)
group by stg_dekking_indicator.indicator, stg_dekking_indicator.bron, ref_gebied_lid.gebied,
    ref_periode.periode
