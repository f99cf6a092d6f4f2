-- One row per maat, bron, soort, nummer.
-- What is counted of trajecten in the quarter of their start or of their end. `waarde` in days or
-- euros. One without a start waits and is in none of these, whatever its end.
with telling as (
    select
        core_traject.bron,
        core_traject.trajectnummer as nummer,
        core_traject.clientnummer as achter,
        core_traject.gemeente,
        core_traject.in_regio_toen,
        unnest([
            {'maat': 'trajecten_beeindigd', 'datum': datum_einde, 'telt': true, 'waarde': null},
            {'maat': 'wachttijd_hulp', 'datum': datum_start, 'telt': datum_aanmelding is not null, 'waarde': datum_start - datum_aanmelding},
            {'maat': 'verblijfsduur', 'datum': datum_einde, 'telt': core_opvang.bron is not null, 'waarde': datum_einde - datum_start},
            {'maat': 'kosten_hulp', 'datum': datum_einde, 'telt': kosten is not null, 'waarde': kosten::decimal(18, 4)}
        ]) as telling
    from core_traject
    left join core_opvang
        on core_traject.bron = core_opvang.bron
        and core_traject.trajectnummer = core_opvang.trajectnummer
    where core_traject.datum_start is not null
)

select
    telling.maat as maat,
    bron,
    'traject' as soort,
    nummer,
    'trajecten' as leversoort,
    nummer as sleutel,
    achter,
    gemeente,
    in_regio_toen,
    year(telling.datum) || 'K' || quarter(telling.datum) as kwartaal,
    telling.waarde::decimal(18, 4) as waarde
from telling
where telling.datum is not null and telling.telt
