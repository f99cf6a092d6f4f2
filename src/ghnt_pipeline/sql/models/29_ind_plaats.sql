-- One row per indicator, gebied, periode.
-- Where and when a figure is asked for, whether anything was counted or not.
-- A view: a product of what is asked and where, which is made faster than it is read.
select ref_indicator.indicator, ref_gebied.gebied, ref_periode.periode
from ref_indicator
cross join ref_gebied
cross join (select distinct periode, eerste_dag from ref_periode) as ref_periode
where ref_periode.eerste_dag < ref_gebied.tot
    and (not ref_indicator.alleen_regio or ref_gebied.gebied = 'regio')
    and (ref_indicator.eenheid <> 'per_1000' or ref_gebied.gebied not in ('onbekend', 'buiten_regio'))
