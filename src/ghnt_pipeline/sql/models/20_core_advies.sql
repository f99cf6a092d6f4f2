-- One row per bron, adviesnummer.
-- D4: of several rows of one number the first filled value counts; the codes move to core_categorie.
select
    stg_advies.bron,
    stg_advies.adviesnummer,
    min_by(stg_advies.gemeente, stg_advies.rij) as gemeente,
    min_by(stg_advies.in_regio_toen, stg_advies.rij) as in_regio_toen,
    min_by(stg_advies.datum_advies, stg_advies.rij) as datum_advies,
    min_by(stg_advies.hoedanigheid_adviesvrager, stg_advies.rij) as hoedanigheid_adviesvrager,
    min_by(stg_advies.datum_afsluiting, stg_advies.rij) as datum_afsluiting,
    min_by(stg_advies.herkomst_meldingnummer, stg_advies.rij) as herkomst_meldingnummer
from stg_advies
where stg_advies.is_laatste_levering
group by stg_advies.bron, stg_advies.adviesnummer
