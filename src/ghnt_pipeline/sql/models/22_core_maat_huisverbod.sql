-- One row per maat, bron, soort, nummer.
-- What is counted of huisverboden: the screening on its day, the ban on the day it was imposed.
with telling as (
    select
        core_huisverbod.bron,
        core_huisverbod.huisverbodnummer as nummer,
        coalesce(casusnummer, 'huisverbod ' || huisverbodnummer) as achter,
        core_huisverbod.gemeente,
        core_huisverbod.in_regio_toen,
        unnest([
            {'maat': 'risicotaxaties', 'datum': datum_risicotaxatie},
            {
                'maat': 'huisverboden',
                'datum': case when opgelegd then coalesce(datum_opgelegd, datum_risicotaxatie) end
            }
        ]) as telling
    from core_huisverbod
)

select
    telling.maat as maat,
    bron,
    'huisverbod' as soort,
    nummer,
    'huisverboden' as leversoort,
    nummer as sleutel,
    achter,
    gemeente,
    in_regio_toen,
    year(telling.datum) || 'K' || quarter(telling.datum) as kwartaal
from telling
where telling.datum is not null
