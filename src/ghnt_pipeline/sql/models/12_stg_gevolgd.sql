-- One row per kwartaal.
-- Until which day the police incidents run on without a gap from this quarter; empty when they are
-- not there for the quarter itself.
select
    ref_kwartaal.kwartaal,
    case
        when coalesce(min(gat.eerste_dag), date '9999-12-31') > ref_kwartaal.eerste_dag
            then coalesce(min(gat.eerste_dag) - 1, any_value(laatste.dag))
    end as gevolgd_tot
from ref_kwartaal
cross join (select max(laatste_dag) as dag from ref_kwartaal) as laatste
left join (
    select eerste_dag
    from ref_kwartaal
    anti join stg_levering_kwartaal
        on ref_kwartaal.kwartaal = stg_levering_kwartaal.kwartaal
        and stg_levering_kwartaal.soort = 'incidenten'
        and stg_levering_kwartaal.heeft_records
) as gat
    on gat.eerste_dag >= ref_kwartaal.eerste_dag
group by ref_kwartaal.kwartaal, ref_kwartaal.eerste_dag
