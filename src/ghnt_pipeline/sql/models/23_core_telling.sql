-- One row per maat, bron, soort, nummer, kwartaal.
-- Every event and every running record, and whether a delivery covers it.
with alle as (
    select
        maat, bron, soort, nummer, leversoort, sleutel, achter, gemeente, in_regio_toen,
        kwartaal, waarde
    from core_gebeurtenis
    union all
    select
        maat, bron, soort, nummer, leversoort, sleutel, achter, gemeente, in_regio_toen,
        kwartaal, null as waarde
    from core_lopend
)

select
    alle.maat,
    alle.bron,
    alle.soort,
    alle.nummer,
    alle.leversoort,
    alle.sleutel,
    alle.achter,
    alle.gemeente,
    alle.kwartaal,
    alle.waarde,
    alle.in_regio_toen,
    stg_dekking_maat.kwartaal is not null as is_gedekt
from alle
left join stg_dekking_maat
    on alle.maat = stg_dekking_maat.maat
    and alle.bron = stg_dekking_maat.bron
    and alle.gemeente = stg_dekking_maat.gemeente
    and alle.kwartaal = stg_dekking_maat.kwartaal
