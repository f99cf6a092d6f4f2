-- One row per bron, meldingnummer.
-- D4: of several rows of one number the first filled value counts; the codes move to core_categorie.
select
    stg_melding.bron,
    stg_melding.meldingnummer,
    min_by(stg_melding.gemeente, stg_melding.rij) as gemeente,
    min_by(stg_melding.in_regio_toen, stg_melding.rij) as in_regio_toen,
    min_by(stg_melding.casusnummer, stg_melding.rij) as casusnummer,
    min_by(stg_melding.datum_melding, stg_melding.rij) as datum_melding,
    min_by(stg_melding.hoedanigheid_melder, stg_melding.rij) as hoedanigheid_melder,
    min_by(stg_melding.datum_triagebesluit, stg_melding.rij) as datum_triagebesluit,
    min_by(stg_melding.triagebesluit, stg_melding.rij) as triagebesluit,
    min_by(stg_melding.onderzoeksnummer, stg_melding.rij) as onderzoeksnummer,
    min_by(stg_melding.veiligheidsplan_nodig, stg_melding.rij) as veiligheidsplan_nodig,
    min_by(stg_melding.datum_veiligheidsplan, stg_melding.rij) as datum_veiligheidsplan,
    min_by(stg_melding.datum_afsluiting, stg_melding.rij) as datum_afsluiting,
    min_by(stg_melding.herkomst_adviesnummer, stg_melding.rij) as herkomst_adviesnummer,
    min_by(stg_melding.huishouden, stg_melding.rij) as huishouden,
    min_by(stg_melding.eerdere_betrokkenheid, stg_melding.rij) as eerdere_betrokkenheid
from stg_melding
where stg_melding.is_laatste_levering
group by stg_melding.bron, stg_melding.meldingnummer
