-- One row per levering.
-- D9: what becomes of the rows of a delivery without numbers. `buiten` are in no figure: dated
-- outside its period, of a gemeente it does not cover, or of a kind of which nothing is counted.
with rijen as (
    select levering, rij from raw_meldingen
    union all
    select levering, rij from raw_adviezen
    union all
    select levering, rij from raw_onderzoeken
    union all
    select levering, rij from raw_huisverboden
    union all
    select levering, rij from raw_trajecten
    union all
    select levering, rij from raw_incidenten
)

select
    raw_levering.levering,
    raw_levering.bron,
    raw_levering.soort,
    raw_levering.periode,
    count(*) as rijen,
    count(*) filter (geteld.rij is null) as buiten
from raw_levering
inner join rijen on raw_levering.levering = rijen.levering
left join (select distinct levering, rij from core_ongenummerd) as geteld
    on rijen.levering = geteld.levering and rijen.rij = geteld.rij
where raw_levering.zonder_nummers
group by all
