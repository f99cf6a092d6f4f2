-- One row per maat.
-- What adding up the themas would come to, against the unique records.
select
    ind_overlap_factor.maat,
    sum(ind_overlap_factor.uniek)::bigint as uniek,
    sum(ind_overlap_factor.som)::bigint as som
from ind_overlap_factor
inner join ref_indicator
    on ref_indicator.indicator = $indicator
    and ind_overlap_factor.maat = ref_indicator.teller
where ind_overlap_factor.gebied = $gebied
and ind_overlap_factor.periode = $periode
and ind_overlap_factor.lijst = 'thema'
group by ind_overlap_factor.maat
