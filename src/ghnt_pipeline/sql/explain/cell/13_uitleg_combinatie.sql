-- One row per combinatie.
-- Which themas the records of the measure have together, in this area and period.
select
    ind_combinatie.combinatie,
    sum(ind_combinatie.aantal)::bigint as aantal
from ind_combinatie
inner join ref_indicator
    on ref_indicator.indicator = $indicator
    and ind_combinatie.maat = ref_indicator.teller
where ind_combinatie.gebied = $gebied
and ind_combinatie.periode = $periode
and ind_combinatie.lijst = 'thema'
group by ind_combinatie.combinatie
