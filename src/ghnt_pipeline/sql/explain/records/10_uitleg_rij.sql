-- One row per levering, rij.
-- The accepted rows of the deliveries that stand, of every kind the indicator rests on.
with rijen as (
    select bron, 'melding' as soort, meldingnummer as nummer, levering, rij, regel,
        is_laatste_levering
    from stg_melding
    union all
    select bron, 'advies', adviesnummer, levering, rij, regel, is_laatste_levering
    from stg_advies
    union all
    select bron, 'onderzoek', onderzoeksnummer, levering, rij, regel, is_laatste_levering
    from stg_onderzoek
    union all
    select bron, 'huisverbod', huisverbodnummer, levering, rij, regel, is_laatste_levering
    from stg_huisverbod
    union all
    select bron, 'traject', trajectnummer, levering, rij, regel, is_laatste_levering
    from stg_traject
    union all
    select bron, 'incident', incidentnummer, levering, rij, regel, is_laatste_levering
    from stg_incident
)

select
    rijen.bron,
    rijen.soort,
    rijen.nummer,
    rijen.levering,
    raw_levering.rang,
    rijen.rij,
    rijen.regel,
    rijen.is_laatste_levering,
    rijen.rij = min(rijen.rij) over (
        partition by rijen.levering, rijen.nummer
    ) as is_eerste_rij
from rijen
inner join raw_levering on rijen.levering = raw_levering.levering
inner join ref_indicator_levering
    on ref_indicator_levering.indicator = $indicator
    and ref_indicator_levering.bron = raw_levering.bron
    and ref_indicator_levering.soort = raw_levering.soort
where list_contains($bronnen, rijen.bron)
