-- One row per gebied, periode.
-- The given figures this one is made of: itself, its quarters, its municipalities, or the quarters of
-- those. What a year or a region was given as goes before what it can be added up from.
with cijfers as (
    select gebied, periode, ondergrens, bovengrens
    from core_cijfer
    where bron = $bron
    and indicator = $indicator
    and uitsplitsing = $uitsplitsing
    and categorie = $categorie
),

gebieden as (
    select gebied
    from core_cijfer_jaar
    where bron = $bron
    and indicator = $indicator
    and uitsplitsing = $uitsplitsing
    and categorie = $categorie
    and periode = $periode
),

leden as (
    select gebied from gebieden where gebied = $gebied
    union all
    select gebieden.gebied
    from gebieden
    inner join ref_gebied_lid
        on gebieden.gebied = ref_gebied_lid.gemeente
        and ref_gebied_lid.gebied = 'regio'
    where $gebied = 'regio' and $gebied not in (select gebied from gebieden)
)

select cijfers.gebied, cijfers.periode, cijfers.ondergrens, cijfers.bovengrens
from cijfers
inner join leden on cijfers.gebied = leden.gebied
where cijfers.periode = $periode
or (
    cijfers.periode in (select kwartaal from ref_periode where periode = $periode)
    and cijfers.gebied not in (select gebied from cijfers where periode = $periode)
)
