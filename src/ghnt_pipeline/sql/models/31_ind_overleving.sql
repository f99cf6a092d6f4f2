-- One row per gebied, periode, soort, dag.
-- Kaplan and Meier (1958): the estimated share without recidive until each day after the start, of
-- cohorts that are still being followed. For the analyst, never for an edition.
with geteld as (
    select
        gebied,
        periode,
        dagen as dag,
        count(*) as vertrokken,
        count(*) filter (is_recidive) as met_recidive
    from ind_gevolgd
    group by gebied, periode, dagen
),

dagen as (
    select gebied, periode, sum(vertrokken) as trajecten, unnest(range(0, max(dag) + 1)) as dag
    from geteld
    group by gebied, periode
),

per_dag as (
    select
        dagen.gebied,
        dagen.periode,
        dagen.dag,
        dagen.trajecten
            - coalesce(sum(geteld.vertrokken) over eerder, 0) as in_beeld,
        coalesce(geteld.met_recidive, 0) as met_recidive
    from dagen
    left join geteld
        on dagen.gebied = geteld.gebied and dagen.periode = geteld.periode and dagen.dag = geteld.dag
    window eerder as (
        partition by dagen.gebied, dagen.periode
        order by dagen.dag
        rows between unbounded preceding and 1 preceding
    )
)

select
    gebied,
    periode,
    'politie' as soort,
    dag,
    in_beeld::bigint as in_beeld,
    met_recidive,
    product(1 - met_recidive / in_beeld) over (partition by gebied, periode order by dag)
        as zonder_recidive
from per_dag
