-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- The figure that is asked about.
select
    indicator,
    gebied,
    periode,
    uitsplitsing,
    categorie,
    waarde,
    teller,
    noemer,
    ondergrens,
    bovengrens,
    eenheid,
    status,
    onvolledig,
    voorlopig,
    dekking
from ind_waarde
where indicator = $indicator
and gebied = $gebied
and periode = $periode
and uitsplitsing = $uitsplitsing
and categorie = $categorie
