-- One row per maat, bron, soort, nummer.
-- What is counted of onderzoeken: in the quarter of their start, or of their end. `waarde` in days
-- or hours; one without a `sleutel` is not counted.
-- An onderzoek without a start waits and is in none of these, whatever its end.
with telling as (
    select
        core_onderzoek.bron,
        core_onderzoek.onderzoeksnummer as nummer,
        coalesce(casusnummer, 'onderzoek ' || onderzoeksnummer) as achter,
        core_onderzoek.gemeente,
        core_onderzoek.in_regio_toen,
        unnest([
            {'maat': 'onderzoeken_gestart', 'datum': datum_start, 'telt': true, 'waarde': null},
            {'maat': 'onderzoeken_afgerond', 'datum': datum_afronding, 'telt': true, 'waarde': null},
            {'maat': 'onderzoek_zonder_besluitdatum', 'datum': datum_afronding, 'telt': datum_besluit is null, 'waarde': null},
            {'maat': 'onderzoek_met_besluitdatum', 'datum': datum_afronding, 'telt': datum_besluit is not null, 'waarde': null},
            {'maat': 'onderzoek_op_tijd', 'datum': datum_afronding, 'telt': datum_afronding <= stg_termijn.einde, 'waarde': null},
            {'maat': 'doorlooptijd_onderzoek', 'datum': datum_afronding, 'telt': true, 'waarde': datum_afronding - coalesce(datum_besluit, datum_start)},
            {'maat': 'wachttijd_onderzoek', 'datum': datum_start, 'telt': datum_besluit is not null, 'waarde': datum_start - datum_besluit},
            {'maat': 'bestede_uren', 'datum': datum_afronding, 'telt': bestede_uren is not null, 'waarde': bestede_uren::decimal(18, 4)}
        ]) as telling
    from core_onderzoek
    left join stg_termijn
        on stg_termijn.termijn = '10_weken' and core_onderzoek.datum_besluit = stg_termijn.dag
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
where telling.datum is not null and telling.telt
