-- One row per levering, rij.
-- D9: the accepted rows of deliveries without numbers, of every kind the indicator rests on.
with rijen as (
    select levering, rij, regel from raw_meldingen
    union all
    select levering, rij, regel from raw_adviezen
    union all
    select levering, rij, regel from raw_onderzoeken
    union all
    select levering, rij, regel from raw_huisverboden
    union all
    select levering, rij, regel from raw_trajecten
    union all
    select levering, rij, regel from raw_incidenten
)

select rijen.levering, rijen.rij, rijen.regel
from rijen
inner join raw_levering on rijen.levering = raw_levering.levering and raw_levering.zonder_nummers
inner join ref_indicator_levering
    on ref_indicator_levering.indicator = $indicator
    and ref_indicator_levering.bron = raw_levering.bron
    and ref_indicator_levering.soort = raw_levering.soort
where list_contains($bronnen, raw_levering.bron)
