-- One row per bron, trajectnummer.
-- Whether it went wrong again within the term after the start: by police incidents where a
-- huishouden links them, else by the supplier's own word. Never both.
with incident as (
    select
        core_traject.bron,
        core_traject.trajectnummer,
        min(core_incident.datum_incident) as eerste_incident
    from core_traject
    inner join core_incident
        on core_traject.huishouden = core_incident.huishouden
        and core_incident.datum_incident > core_traject.datum_start
    group by core_traject.bron, core_traject.trajectnummer
)

select
    core_traject.bron,
    core_traject.trajectnummer,
    core_traject.clientnummer,
    core_traject.gemeente,
    core_traject.in_regio_toen,
    core_traject.datum_start,
    stg_termijn.einde as einde_termijn,
    incident.eerste_incident,
    case when core_traject.huishouden is null then 'eigen_opgave' else 'politie' end as soort,
    case
        when core_traject.huishouden is null then core_traject.recidive
        else coalesce(incident.eerste_incident <= stg_termijn.einde, false)
    end as is_recidive
from core_traject
inner join stg_termijn
    on stg_termijn.termijn = '12_maanden' and core_traject.datum_start = stg_termijn.dag
left join incident
    on core_traject.bron = incident.bron and core_traject.trajectnummer = incident.trajectnummer
where core_traject.huishouden is not null or core_traject.recidive is not null
