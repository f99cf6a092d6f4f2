-- One row per maat, bron, soort, nummer.
-- What is counted of adviesvragen, in the quarter of their date.
-- A view: core_telling_nummer holds it by number.
select
    unnest(['adviesvragen', 'contacten']) as maat,
    core_adviesvraag.bron,
    'advies' as soort,
    core_adviesvraag.adviesnummer as nummer,
    'adviezen' as leversoort,
    'advies ' || adviesnummer as sleutel,
    'advies ' || adviesnummer as achter,
    core_adviesvraag.gemeente,
    core_adviesvraag.in_regio_toen,
    year(datum_advies) || 'K' || quarter(datum_advies) as kwartaal
from core_adviesvraag
where core_adviesvraag.telt_mee
