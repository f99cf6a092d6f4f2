-- One row per bron, incidentnummer.
-- D4: of several rows of one number the first filled value counts; the codes move to core_categorie.
select
    stg_incident.bron,
    stg_incident.incidentnummer,
    min_by(stg_incident.gemeente, stg_incident.rij) as gemeente,
    min_by(stg_incident.in_regio_toen, stg_incident.rij) as in_regio_toen,
    min_by(stg_incident.datum_incident, stg_incident.rij) as datum_incident,
    min_by(stg_incident.huishouden, stg_incident.rij) as huishouden,
    min_by(stg_incident.soort, stg_incident.rij) as soort
from stg_incident
where stg_incident.is_laatste_levering
group by stg_incident.bron, stg_incident.incidentnummer
