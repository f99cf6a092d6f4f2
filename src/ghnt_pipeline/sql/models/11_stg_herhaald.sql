-- One row per soort, bron, nummer.
-- D4: the numbers that stand in several rows of their last delivery: few, so that what has to be
-- settled between rows need not look at every record.
-- Only while building: core_* hold one row of each number.
select 'melding' as soort, bron, meldingnummer as nummer
from stg_melding
where is_laatste_levering
group by bron, meldingnummer
having count(*) > 1
union all
select 'advies' as soort, bron, adviesnummer as nummer
from stg_advies
where is_laatste_levering
group by bron, adviesnummer
having count(*) > 1
union all
select 'onderzoek' as soort, bron, onderzoeksnummer as nummer
from stg_onderzoek
where is_laatste_levering
group by bron, onderzoeksnummer
having count(*) > 1
union all
select 'huisverbod' as soort, bron, huisverbodnummer as nummer
from stg_huisverbod
where is_laatste_levering
group by bron, huisverbodnummer
having count(*) > 1
union all
select 'traject' as soort, bron, trajectnummer as nummer
from stg_traject
where is_laatste_levering
group by bron, trajectnummer
having count(*) > 1
union all
select 'incident' as soort, bron, incidentnummer as nummer
from stg_incident
where is_laatste_levering
group by bron, incidentnummer
having count(*) > 1
