-- One row per bron, trajectnummer.
-- D4: of several rows of one number the first filled value counts; the codes move to core_categorie.
select
    stg_traject.bron,
    stg_traject.trajectnummer,
    min_by(stg_traject.gemeente, stg_traject.rij) as gemeente,
    min_by(stg_traject.in_regio_toen, stg_traject.rij) as in_regio_toen,
    min_by(stg_traject.clientnummer, stg_traject.rij) as clientnummer,
    min_by(stg_traject.rol, stg_traject.rij) as rol,
    min_by(stg_traject.datum_aanmelding, stg_traject.rij) as datum_aanmelding,
    min_by(stg_traject.datum_start, stg_traject.rij) as datum_start,
    min_by(stg_traject.datum_einde, stg_traject.rij) as datum_einde,
    min_by(stg_traject.vervolg, stg_traject.rij) as vervolg,
    min_by(stg_traject.recidive, stg_traject.rij) as recidive,
    min_by(stg_traject.kosten, stg_traject.rij) as kosten,
    min_by(stg_traject.huishouden, stg_traject.rij) as huishouden
from stg_traject
where stg_traject.is_laatste_levering
group by stg_traject.bron, stg_traject.trajectnummer
