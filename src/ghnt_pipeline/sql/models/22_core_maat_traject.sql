-- One row per maat, bron, soort, nummer.
-- What is counted of trajecten in the quarter of their start or of their end.
-- One without a start waits and is in none of these, whatever its end.
with telling as (
    select
        core_traject.bron,
        core_traject.trajectnummer as nummer,
        core_traject.clientnummer as achter,
        core_traject.gemeente,
        core_traject.in_regio_toen,
        unnest([
            {'maat': 'trajecten_beeindigd', 'datum': datum_einde, 'waarde': null}
        ]) as telling
    from core_traject
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
where telling.datum is not null
