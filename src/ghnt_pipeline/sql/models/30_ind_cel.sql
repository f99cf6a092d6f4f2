-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- Every figure there can be, whether anything was counted or not.
-- A view: a product of what is asked and where, which is made faster than it is read.
with cel as (
    select distinct
        ref_cel.indicator,
        ref_cel.uitsplitsing,
        ref_cel.categorie,
        ref_indicator.teller,
        ref_indicator.noemer,
        ref_indicator.eenheid,
        ref_indicator.samenvoeging,
        ref_indicator.alleen_regio
    from ref_cel
    inner join ref_indicator on ref_cel.indicator = ref_indicator.indicator
)

select
    cel.indicator,
    ref_gebied.gebied,
    ref_periode.periode,
    cel.uitsplitsing,
    cel.categorie,
    cel.teller,
    cel.noemer,
    cel.eenheid,
    cel.samenvoeging
from cel
cross join ref_gebied
cross join (select distinct periode, eerste_dag from ref_periode) as ref_periode
where ref_periode.eerste_dag < ref_gebied.tot
    and (not cel.alleen_regio or ref_gebied.gebied = 'regio')
    and (cel.eenheid <> 'per_1000' or ref_gebied.gebied not in ('onbekend', 'buiten_regio'))
