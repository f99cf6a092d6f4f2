-- One row per maat, bron, soort, nummer, kwartaal, gebied.
select
    maat, bron, soort, nummer, kwartaal, leversoort, sleutel, achter, waarde,
    unnest(gebieden) as gebied
from core_telling
where is_gedekt
