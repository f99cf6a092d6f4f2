-- One row per bron, onderzoeksnummer.
-- D4: of several rows of one number the first filled value counts; the codes move to core_categorie.
select
    stg_onderzoek.bron,
    stg_onderzoek.onderzoeksnummer,
    min_by(stg_onderzoek.gemeente, stg_onderzoek.rij) as gemeente,
    min_by(stg_onderzoek.in_regio_toen, stg_onderzoek.rij) as in_regio_toen,
    min_by(stg_onderzoek.casusnummer, stg_onderzoek.rij) as casusnummer,
    min_by(stg_onderzoek.datum_besluit, stg_onderzoek.rij) as datum_besluit,
    min_by(stg_onderzoek.datum_start, stg_onderzoek.rij) as datum_start,
    min_by(stg_onderzoek.datum_afronding, stg_onderzoek.rij) as datum_afronding,
    min_by(stg_onderzoek.bestede_uren, stg_onderzoek.rij) as bestede_uren,
    min_by(stg_onderzoek.huishouden, stg_onderzoek.rij) as huishouden
from stg_onderzoek
where stg_onderzoek.is_laatste_levering
group by stg_onderzoek.bron, stg_onderzoek.onderzoeksnummer
