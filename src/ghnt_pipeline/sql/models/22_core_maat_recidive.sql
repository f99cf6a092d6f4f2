-- One row per maat, bron, soort, nummer.
-- Trajecten in the quarter of their start, by who can tell whether it went wrong again.
select
    unnest(case
        when is_recidive then ['trajecten_gevolgd']
        else ['trajecten_gevolgd', 'trajecten_zonder_recidive']
    end) as maat,
    bron,
    'traject' as soort,
    trajectnummer as nummer,
    'trajecten' as leversoort,
    trajectnummer as sleutel,
    clientnummer as achter,
    gemeente,
    in_regio_toen and datum_start < $regio_sinds as in_regio_toen,
    year(datum_start) || 'K' || quarter(datum_start) as kwartaal,
    [{'uitsplitsing': 'soort', 'categorie': soort}] as kenmerken
from core_recidive
