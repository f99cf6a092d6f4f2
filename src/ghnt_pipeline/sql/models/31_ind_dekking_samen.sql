-- One row per indicator, gebied, periode.
-- Where a figure is one over the records of all brons that send them: what they cover together.
select
    ind_dekking.indicator,
    ind_dekking.gebied,
    ind_dekking.periode,
    bool_and(ind_dekking.is_compleet and ind_dekking.is_teruggekeken) as is_compleet,
    list_sort(list_distinct(flatten(list(ind_dekking.gemeenten)))) as gemeenten
from ind_dekking
inner join ref_indicator
    on ind_dekking.indicator = ref_indicator.indicator and ref_indicator.samenvoeging = 'records'
group by ind_dekking.indicator, ind_dekking.gebied, ind_dekking.periode
