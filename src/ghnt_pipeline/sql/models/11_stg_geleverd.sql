-- One row per bron, soort, kwartaal.
-- For which quarters a delivery stands; anonymous figures stand for every kind of their bron.
select distinct
    raw_levering.bron,
    ref_verwacht.soort,
    ref_kwartaal.kwartaal
from raw_levering
inner join ref_kwartaal
    on ref_kwartaal.eerste_dag between raw_levering.eerste_dag and raw_levering.laatste_dag
inner join ref_verwacht
    on raw_levering.bron = ref_verwacht.bron
    and raw_levering.soort in (ref_verwacht.soort, 'cijfers')
