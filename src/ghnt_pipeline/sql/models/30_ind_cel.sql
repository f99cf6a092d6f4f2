-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- Every figure there can be, whether anything was counted or not.
-- A view: a product, as ind_plaats is.
select
    ind_plaats.indicator,
    ind_plaats.gebied,
    ind_plaats.periode,
    cel.uitsplitsing,
    cel.categorie,
    ref_indicator.teller,
    ref_indicator.noemer,
    ref_indicator.eenheid,
    ref_indicator.samenvoeging
from ind_plaats
inner join ref_indicator on ind_plaats.indicator = ref_indicator.indicator
inner join (select distinct indicator, uitsplitsing, categorie from ref_cel) as cel
    on ind_plaats.indicator = cel.indicator
