-- One row per maat, bron, soort, nummer.
-- What happened on one day; each measure counts these in the quarter of their date.
-- A case without a start waits and is in none of these, whatever its end.
-- `sleutel` is what counts once; `achter` the casus or client behind it, or the record itself.
with gebeurtenis as (
    select
        core_melding.bron,
        'melding' as soort,
        core_melding.meldingnummer as nummer,
        coalesce(casusnummer, 'melding ' || meldingnummer) as achter,
        core_melding.gemeente,
        core_melding.in_regio_toen,
        unnest([
            {'maat': 'meldingen', 'leversoort': 'meldingen', 'sleutel': meldingnummer, 'datum': datum_melding, 'waarde': null::bigint},
            {'maat': 'casussen', 'leversoort': 'meldingen', 'sleutel': casusnummer, 'datum': datum_melding, 'waarde': null::bigint},
            {'maat': 'contacten', 'leversoort': 'meldingen', 'sleutel': 'melding ' || meldingnummer, 'datum': datum_melding, 'waarde': null::bigint}
        ]) as telling
    from core_melding
    union all
    select
        core_adviesvraag.bron,
        'advies' as soort,
        core_adviesvraag.adviesnummer as nummer,
        'advies ' || adviesnummer as achter,
        core_adviesvraag.gemeente,
        core_adviesvraag.in_regio_toen,
        unnest([
            {'maat': 'adviesvragen', 'leversoort': 'adviezen', 'sleutel': adviesnummer, 'datum': datum_advies, 'waarde': null::bigint},
            {'maat': 'contacten', 'leversoort': 'adviezen', 'sleutel': 'advies ' || adviesnummer, 'datum': datum_advies, 'waarde': null::bigint}
        ]) as telling
    from core_adviesvraag
    where core_adviesvraag.telt_mee
    union all
    select
        core_onderzoek.bron,
        'onderzoek' as soort,
        core_onderzoek.onderzoeksnummer as nummer,
        coalesce(casusnummer, 'onderzoek ' || onderzoeksnummer) as achter,
        core_onderzoek.gemeente,
        core_onderzoek.in_regio_toen,
        unnest([
            {'maat': 'onderzoeken_gestart', 'leversoort': 'onderzoeken', 'sleutel': onderzoeksnummer, 'datum': datum_start, 'waarde': null::bigint},
            {'maat': 'onderzoeken_afgerond', 'leversoort': 'onderzoeken', 'sleutel': onderzoeksnummer, 'datum': case when datum_start is not null then datum_afronding end, 'waarde': null::bigint},
            {'maat': 'doorlooptijd_onderzoek', 'leversoort': 'onderzoeken', 'sleutel': onderzoeksnummer, 'datum': case when datum_start is not null then datum_afronding end, 'waarde': datum_afronding - coalesce(datum_besluit, datum_start)}
        ]) as telling
    from core_onderzoek
    union all
    select
        core_huisverbod.bron,
        'huisverbod' as soort,
        core_huisverbod.huisverbodnummer as nummer,
        coalesce(casusnummer, 'huisverbod ' || huisverbodnummer) as achter,
        core_huisverbod.gemeente,
        core_huisverbod.in_regio_toen,
        unnest([
            {'maat': 'risicotaxaties', 'leversoort': 'huisverboden', 'sleutel': huisverbodnummer, 'datum': datum_risicotaxatie, 'waarde': null::bigint},
            {'maat': 'huisverboden', 'leversoort': 'huisverboden', 'sleutel': huisverbodnummer, 'datum': case when opgelegd then coalesce(datum_opgelegd, datum_risicotaxatie) end, 'waarde': null::bigint}
        ]) as telling
    from core_huisverbod
    union all
    select
        core_traject.bron,
        'traject' as soort,
        core_traject.trajectnummer as nummer,
        clientnummer as achter,
        core_traject.gemeente,
        core_traject.in_regio_toen,
        unnest([
            {'maat': 'trajecten_beeindigd', 'leversoort': 'trajecten', 'sleutel': trajectnummer, 'datum': case when datum_start is not null then datum_einde end, 'waarde': null::bigint}
        ]) as telling
    from core_traject
)

select
    telling.maat as maat,
    bron,
    soort,
    nummer,
    telling.leversoort as leversoort,
    telling.sleutel as sleutel,
    achter,
    gemeente,
    in_regio_toen,
    year(telling.datum) || 'K' || quarter(telling.datum) as kwartaal,
    telling.waarde as waarde
from gebeurtenis
where telling.datum is not null and telling.sleutel is not null
