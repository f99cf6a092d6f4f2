-- One row per maat, bron, soort, nummer.
-- What is counted of meldingen, in the quarter of their date.
with telling as (
    select
        core_melding.bron,
        core_melding.meldingnummer as nummer,
        coalesce(casusnummer, 'melding ' || meldingnummer) as achter,
        core_melding.gemeente,
        core_melding.in_regio_toen,
        year(datum_melding) || 'K' || quarter(datum_melding) as kwartaal,
        unnest([
            {'maat': 'meldingen', 'sleutel': meldingnummer},
            {'maat': 'casussen', 'sleutel': casusnummer},
            {'maat': 'contacten', 'sleutel': 'melding ' || meldingnummer}
        ]) as telling
    from core_melding
)

select
    telling.maat as maat,
    bron,
    'melding' as soort,
    nummer,
    'meldingen' as leversoort,
    telling.sleutel as sleutel,
    achter,
    gemeente,
    in_regio_toen,
    kwartaal
from telling
where telling.sleutel is not null
