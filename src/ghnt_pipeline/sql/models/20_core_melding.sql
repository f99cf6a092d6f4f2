-- One row per bron, meldingnummer.
-- D4: of several rows of one number the first filled value counts; the codes move to core_categorie.
-- Only a number that stands in several rows is grouped: few are, and grouping takes whole rows.
with laatste as not materialized (
    select stg_melding.*, stg_herhaald.nummer is not null as is_herhaald
    from stg_melding
    left join stg_herhaald
        on stg_herhaald.soort = 'melding'
        and stg_melding.bron = stg_herhaald.bron
        and stg_melding.meldingnummer = stg_herhaald.nummer
    where stg_melding.is_laatste_levering
)

select
    bron, meldingnummer, gemeente, in_regio_toen, casusnummer, datum_melding, hoedanigheid_melder,
    datum_triagebesluit, triagebesluit, onderzoeksnummer, veiligheidsplan_nodig,
    datum_veiligheidsplan, datum_afsluiting, herkomst_adviesnummer, huishouden,
    eerdere_betrokkenheid
from laatste
where not is_herhaald
union all
select
    bron,
    meldingnummer,
    min_by(gemeente, rij) as gemeente,
    min_by(in_regio_toen, rij) as in_regio_toen,
    min_by(casusnummer, rij) as casusnummer,
    min_by(datum_melding, rij) as datum_melding,
    min_by(hoedanigheid_melder, rij) as hoedanigheid_melder,
    min_by(datum_triagebesluit, rij) as datum_triagebesluit,
    min_by(triagebesluit, rij) as triagebesluit,
    min_by(onderzoeksnummer, rij) as onderzoeksnummer,
    min_by(veiligheidsplan_nodig, rij) as veiligheidsplan_nodig,
    min_by(datum_veiligheidsplan, rij) as datum_veiligheidsplan,
    min_by(datum_afsluiting, rij) as datum_afsluiting,
    min_by(herkomst_adviesnummer, rij) as herkomst_adviesnummer,
    min_by(huishouden, rij) as huishouden,
    min_by(eerdere_betrokkenheid, rij) as eerdere_betrokkenheid
from laatste
where is_herhaald
group by bron, meldingnummer
