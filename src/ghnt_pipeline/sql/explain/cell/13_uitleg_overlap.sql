-- One row per code, met.
-- How many records have both of two themas; a thema with itself: all that have it.
select
    ind_overlap.code,
    ind_overlap.met,
    sum(ind_overlap.aantal)::bigint as aantal
from ind_overlap
inner join ref_indicator
    on ref_indicator.indicator = $indicator
    and ind_overlap.maat = ref_indicator.teller
where ind_overlap.gebied = $gebied
and ind_overlap.periode = $periode
and ind_overlap.lijst = 'thema'
group by ind_overlap.code, ind_overlap.met
