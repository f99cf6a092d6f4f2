-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- Every figure with its status, and with the casussen or clients it could lead back to: `achter`
-- those of the figure (of a mean: of its records), `achter_noemer` those of the noemer of a share.
with getal as (
    from ind_aantal
    union all by name
    from ind_aandeel
    union all by name
    from ind_gemiddelde
)

select
    getal.indicator,
    getal.gebied,
    getal.periode,
    getal.uitsplitsing,
    getal.categorie,
    getal.waarde,
    getal.teller,
    getal.noemer,
    getal.ondergrens,
    getal.bovengrens,
    getal.eenheid,
    case
        when not getal.is_er then 'geen_gegevens'
        when not getal.is_exact then 'grenzen'
        when getal.onvolledig then 'onvolledig'
        else 'bekend'
    end as status,
    getal.onvolledig,
    ind_voorlopig.is_voorlopig as voorlopig,
    coalesce(array_to_string(getal.gemeenten, ' '), '') as dekking,
    getal.achter,
    getal.achter_noemer
from getal
inner join ind_voorlopig
    on getal.indicator = ind_voorlopig.indicator and getal.periode = ind_voorlopig.periode
