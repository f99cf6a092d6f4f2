-- One row per soort, bron, nummer, kolom.
-- D4: rows of one number in one delivery that disagree; the first row counted. A gemeente is held
-- against others as it was delivered: Binnenmaas and Hoeksche Waard, which it became, may be the
-- same place, Leerdam and Vianen are not.
with waarden as (
    select 'melding' as soort, bron, meldingnummer as nummer, kolom, waarde
    from (
        unpivot (
            select
            bron, meldingnummer,
            casusnummer::varchar as casusnummer,
            gemeente_geleverd as gemeente,
            datum_melding::varchar as datum_melding,
            hoedanigheid_melder::varchar as hoedanigheid_melder,
            datum_triagebesluit::varchar as datum_triagebesluit,
            triagebesluit::varchar as triagebesluit,
            onderzoeksnummer::varchar as onderzoeksnummer,
            veiligheidsplan_nodig::varchar as veiligheidsplan_nodig,
            datum_veiligheidsplan::varchar as datum_veiligheidsplan,
            datum_afsluiting::varchar as datum_afsluiting,
            herkomst_adviesnummer::varchar as herkomst_adviesnummer,
            huishouden::varchar as huishouden,
            eerdere_betrokkenheid::varchar as eerdere_betrokkenheid
            from stg_melding
            semi join stg_herhaald
                on stg_herhaald.soort = 'melding'
                and stg_melding.bron = stg_herhaald.bron
                and stg_melding.meldingnummer = stg_herhaald.nummer
            where is_laatste_levering
        )
        on casusnummer, gemeente, datum_melding, hoedanigheid_melder, datum_triagebesluit, triagebesluit, onderzoeksnummer, veiligheidsplan_nodig, datum_veiligheidsplan, datum_afsluiting, herkomst_adviesnummer, huishouden, eerdere_betrokkenheid into name kolom value waarde
    )
    union all
    select 'advies' as soort, bron, adviesnummer as nummer, kolom, waarde
    from (
        unpivot (
            select
            bron, adviesnummer,
            gemeente_geleverd as gemeente,
            datum_advies::varchar as datum_advies,
            hoedanigheid_adviesvrager::varchar as hoedanigheid_adviesvrager,
            datum_afsluiting::varchar as datum_afsluiting,
            herkomst_meldingnummer::varchar as herkomst_meldingnummer
            from stg_advies
            semi join stg_herhaald
                on stg_herhaald.soort = 'advies'
                and stg_advies.bron = stg_herhaald.bron
                and stg_advies.adviesnummer = stg_herhaald.nummer
            where is_laatste_levering
        )
        on gemeente, datum_advies, hoedanigheid_adviesvrager, datum_afsluiting, herkomst_meldingnummer into name kolom value waarde
    )
    union all
    select 'onderzoek' as soort, bron, onderzoeksnummer as nummer, kolom, waarde
    from (
        unpivot (
            select
            bron, onderzoeksnummer,
            casusnummer::varchar as casusnummer,
            gemeente_geleverd as gemeente,
            datum_besluit::varchar as datum_besluit,
            datum_start::varchar as datum_start,
            datum_afronding::varchar as datum_afronding,
            bestede_uren::varchar as bestede_uren,
            huishouden::varchar as huishouden
            from stg_onderzoek
            semi join stg_herhaald
                on stg_herhaald.soort = 'onderzoek'
                and stg_onderzoek.bron = stg_herhaald.bron
                and stg_onderzoek.onderzoeksnummer = stg_herhaald.nummer
            where is_laatste_levering
        )
        on casusnummer, gemeente, datum_besluit, datum_start, datum_afronding, bestede_uren, huishouden into name kolom value waarde
    )
    union all
    select 'huisverbod' as soort, bron, huisverbodnummer as nummer, kolom, waarde
    from (
        unpivot (
            select
            bron, huisverbodnummer,
            casusnummer::varchar as casusnummer,
            gemeente_geleverd as gemeente,
            datum_risicotaxatie::varchar as datum_risicotaxatie,
            opgelegd::varchar as opgelegd,
            datum_opgelegd::varchar as datum_opgelegd,
            verlengd::varchar as verlengd
            from stg_huisverbod
            semi join stg_herhaald
                on stg_herhaald.soort = 'huisverbod'
                and stg_huisverbod.bron = stg_herhaald.bron
                and stg_huisverbod.huisverbodnummer = stg_herhaald.nummer
            where is_laatste_levering
        )
        on casusnummer, gemeente, datum_risicotaxatie, opgelegd, datum_opgelegd, verlengd into name kolom value waarde
    )
    union all
    select 'traject' as soort, bron, trajectnummer as nummer, kolom, waarde
    from (
        unpivot (
            select
            bron, trajectnummer,
            clientnummer::varchar as clientnummer,
            gemeente_geleverd as gemeente_herkomst,
            rol::varchar as rol,
            datum_aanmelding::varchar as datum_aanmelding,
            datum_start::varchar as datum_start,
            datum_einde::varchar as datum_einde,
            vervolg::varchar as vervolg,
            recidive::varchar as recidive,
            kosten::varchar as kosten,
            huishouden::varchar as huishouden
            from stg_traject
            semi join stg_herhaald
                on stg_herhaald.soort = 'traject'
                and stg_traject.bron = stg_herhaald.bron
                and stg_traject.trajectnummer = stg_herhaald.nummer
            where is_laatste_levering
        )
        on clientnummer, gemeente_herkomst, rol, datum_aanmelding, datum_start, datum_einde, vervolg, recidive, kosten, huishouden into name kolom value waarde
    )
    union all
    select 'incident' as soort, bron, incidentnummer as nummer, kolom, waarde
    from (
        unpivot (
            select
            bron, incidentnummer,
            gemeente_geleverd as gemeente,
            datum_incident::varchar as datum_incident,
            huishouden::varchar as huishouden,
            soort::varchar as soort
            from stg_incident
            semi join stg_herhaald
                on stg_herhaald.soort = 'incident'
                and stg_incident.bron = stg_herhaald.bron
                and stg_incident.incidentnummer = stg_herhaald.nummer
            where is_laatste_levering
        )
        on gemeente, datum_incident, huishouden, soort into name kolom value waarde
    )
),

verschillend as (
    select soort, bron, nummer, kolom, unnest(list(distinct waarde)) as waarde
    from waarden
    group by soort, bron, nummer, kolom
    having min(waarde) <> max(waarde)
),

verfijnd as (
    select
        verschillend.*,
        ref_gemeente.code_nu,
        bool_or(ref_gemeente.code <> ref_gemeente.code_nu) over (
            partition by soort, bron, nummer, kolom, ref_gemeente.code_nu
        ) as is_verfijnd
    from verschillend
    left join ref_gemeente
        on kolom in ('gemeente', 'gemeente_herkomst') and waarde = ref_gemeente.code
)

select soort, bron, nummer, kolom, count(*) as waarden
from verfijnd
where not coalesce(is_verfijnd and waarde = code_nu, false)
group by soort, bron, nummer, kolom
having count(*) > 1
