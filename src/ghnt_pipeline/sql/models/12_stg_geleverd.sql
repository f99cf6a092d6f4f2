-- One row per bron, soort, kwartaal.
-- For which quarters a delivery stands; anonymous figures stand for every kind of their bron.
select distinct
    stg_levering_kwartaal.bron,
    ref_verwacht.soort,
    stg_levering_kwartaal.kwartaal
from stg_levering_kwartaal
inner join ref_verwacht
    on stg_levering_kwartaal.bron = ref_verwacht.bron
    and stg_levering_kwartaal.soort in (ref_verwacht.soort, 'cijfers')
