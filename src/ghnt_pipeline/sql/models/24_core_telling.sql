-- One row per maat, bron, soort, nummer, kwartaal.
-- All that is counted, and whether a delivery covers it. `sleutel` counts once; `achter` is the
-- casus or client behind it, or the record itself. Most are counted by the kenmerken of their
-- record; a measure may bring its own, and may count in one area wherever the record comes from.
-- A view: of millions of records everything that is asked is asked of some measures.
with alle as (
    from core_maat_melding
    union all by name
    from core_maat_advies
    union all by name
    from core_maat_onderzoek
    union all by name
    from core_maat_huisverbod
    union all by name
    from core_maat_traject
    union all by name
    from core_maat_triage
    union all by name
    from core_maat_recidive
    union all by name
    from core_maat_lopend
    union all by name
    from core_maat_opvang
    union all by name
    from core_maat_open
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
    alle.gebied,
    alle.kwartaal,
    alle.waarde,
    alle.kenmerken,
    alle.in_regio_toen,
    stg_dekking_maat.plaats,
    stg_dekking_maat.plaats is not null as is_gedekt
from alle
semi join ref_maat_levering
    on alle.maat = ref_maat_levering.maat and alle.bron = ref_maat_levering.bron
left join stg_dekking_maat
    on alle.maat = stg_dekking_maat.maat
    and alle.bron = stg_dekking_maat.bron
    and alle.gemeente = stg_dekking_maat.gemeente
    and alle.kwartaal = stg_dekking_maat.kwartaal
