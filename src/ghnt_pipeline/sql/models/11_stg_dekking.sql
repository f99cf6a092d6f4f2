-- One row per bron, soort, gemeente, kwartaal.
-- Where records count: a standing delivery covers the quarter and the bron covers the gemeente.
with geleverd as (
    select distinct
        raw_levering.bron,
        raw_levering.soort,
        ref_kwartaal.kwartaal,
        ref_kwartaal.eerste_dag
    from raw_levering
    inner join ref_kwartaal
        on ref_kwartaal.eerste_dag between raw_levering.eerste_dag and raw_levering.laatste_dag
)

select distinct
    geleverd.bron,
    geleverd.soort,
    ref_dekking.gemeente,
    geleverd.kwartaal
from geleverd
inner join ref_dekking
    on geleverd.bron = ref_dekking.bron
    and geleverd.soort = ref_dekking.soort
    and geleverd.eerste_dag between ref_dekking.vanaf and ref_dekking.tot
