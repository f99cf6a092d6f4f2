-- One row per maat, bron, soort, nummer, kwartaal.
-- Help counts in every delivered quarter in which it ran; without an end it is still running.
with lopend as (
    select
        core_traject.bron,
        core_traject.trajectnummer as nummer,
        core_traject.clientnummer as achter,
        core_traject.gemeente,
        core_traject.in_regio_toen and ref_kwartaal.eerste_dag < $regio_sinds as in_regio_toen,
        ref_kwartaal.kwartaal,
        unnest([
            {'maat': 'clienten', 'sleutel': concat_ws(' ', core_traject.clientnummer, core_traject.rol)},
            {'maat': 'trajecten_lopend', 'sleutel': core_traject.trajectnummer}
        ]) as telling
    from core_traject
    inner join stg_geleverd
        on core_traject.bron = stg_geleverd.bron and stg_geleverd.soort = 'trajecten'
    inner join ref_kwartaal
        on stg_geleverd.kwartaal = ref_kwartaal.kwartaal
        and core_traject.datum_start <= ref_kwartaal.laatste_dag
        and coalesce(core_traject.datum_einde, ref_kwartaal.eerste_dag) >= ref_kwartaal.eerste_dag
)

select
    telling.maat as maat,
    bron,
    'traject' as soort,
    nummer,
    'trajecten' as leversoort,
    telling.sleutel as sleutel,
    achter,
    gemeente,
    in_regio_toen,
    kwartaal
from lopend
