-- One row per bron, soort, kwartaal.
-- For which quarters a delivery of this very kind stands.
select distinct
    raw_levering.bron,
    raw_levering.soort,
    ref_kwartaal.kwartaal,
    ref_kwartaal.eerste_dag
from raw_levering
inner join ref_kwartaal
    on ref_kwartaal.eerste_dag between raw_levering.eerste_dag and raw_levering.laatste_dag
