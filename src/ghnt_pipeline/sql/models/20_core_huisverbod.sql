-- One row per bron, huisverbodnummer.
-- D4: of several rows of one number the first filled value counts; the codes move to core_categorie.
select
    stg_huisverbod.bron,
    stg_huisverbod.huisverbodnummer,
    min_by(stg_huisverbod.gemeente, stg_huisverbod.rij) as gemeente,
    min_by(stg_huisverbod.in_regio_toen, stg_huisverbod.rij) as in_regio_toen,
    min_by(stg_huisverbod.casusnummer, stg_huisverbod.rij) as casusnummer,
    min_by(stg_huisverbod.datum_risicotaxatie, stg_huisverbod.rij) as datum_risicotaxatie,
    min_by(stg_huisverbod.opgelegd, stg_huisverbod.rij) as opgelegd,
    min_by(stg_huisverbod.datum_opgelegd, stg_huisverbod.rij) as datum_opgelegd,
    min_by(stg_huisverbod.verlengd, stg_huisverbod.rij) as verlengd
from stg_huisverbod
where stg_huisverbod.is_laatste_levering
group by stg_huisverbod.bron, stg_huisverbod.huisverbodnummer
