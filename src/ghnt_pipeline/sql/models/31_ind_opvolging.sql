-- One row per indicator, categorie, periode.
-- Whether what began in a period could be followed for its whole term: the term of its last day is
-- over on the peildatum, and the deliveries to follow it by are there for every quarter of it.
with volgen as (
    select distinct
        ref_opvolging.indicator,
        ref_opvolging.categorie,
        ref_opvolging.bron,
        ref_opvolging.soort,
        ref_periode.periode,
        ref_periode.eerste_dag,
        stg_termijn.einde
    from ref_opvolging
    cross join ref_periode
    inner join stg_termijn
        on ref_opvolging.termijn = stg_termijn.termijn
        and ref_periode.laatste_dag = stg_termijn.dag
)

select
    volgen.indicator,
    volgen.categorie,
    volgen.periode,
    volgen.einde <= $peildatum
        and (
            volgen.bron is null
            or (
                count(stg_levering_kwartaal.kwartaal) = count(*)
                and max(ref_kwartaal.laatste_dag) >= volgen.einde
            )
        ) as is_gevolgd
from volgen
left join ref_kwartaal on ref_kwartaal.eerste_dag between volgen.eerste_dag and volgen.einde
left join stg_levering_kwartaal
    on ref_kwartaal.kwartaal = stg_levering_kwartaal.kwartaal
    and volgen.bron = stg_levering_kwartaal.bron
    and volgen.soort = stg_levering_kwartaal.soort
    and stg_levering_kwartaal.heeft_records
group by volgen.indicator, volgen.categorie, volgen.periode, volgen.bron, volgen.einde
