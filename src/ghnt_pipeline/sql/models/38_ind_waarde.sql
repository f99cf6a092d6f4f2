-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- The figures of the contract. True values: for the analyst only, never for an edition.
-- A view: the same figures as ind_getal, less what leads back to people.
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
from ind_getal
order by indicator, gebied, periode, uitsplitsing, categorie
