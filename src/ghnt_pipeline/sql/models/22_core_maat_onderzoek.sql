-- One row per maat, bron, soort, nummer.
-- What is counted of onderzoeken: in the quarter of their start, or of their end.
-- One without a start waits and is in none of these, whatever its end. `waarde` in days.
with telling as (
    select
        core_onderzoek.bron,
        core_onderzoek.onderzoeksnummer as nummer,
        coalesce(casusnummer, 'onderzoek ' || onderzoeksnummer) as achter,
        core_onderzoek.gemeente,
        core_onderzoek.in_regio_toen,
        unnest([
            {'maat': 'onderzoeken_gestart', 'datum': datum_start, 'waarde': null},
            {'maat': 'onderzoeken_afgerond', 'datum': datum_afronding, 'waarde': null},
            {
                'maat': 'doorlooptijd_onderzoek',
                'datum': datum_afronding,
                'waarde': datum_afronding - coalesce(datum_besluit, datum_start)
            }
        ]) as telling
    from core_onderzoek
    where core_onderzoek.datum_start is not null
)

select
    telling.maat as maat,
    bron,
    'onderzoek' as soort,
    nummer,
    'onderzoeken' as leversoort,
    nummer as sleutel,
    achter,
    gemeente,
    in_regio_toen,
    year(telling.datum) || 'K' || quarter(telling.datum) as kwartaal,
    telling.waarde::decimal(18, 4) as waarde
from telling
where telling.datum is not null
