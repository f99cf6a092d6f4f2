-- One row per bron, soort, kwartaal.
-- For which quarters a delivery of this very kind stands, and whether one of them has records to
-- count: a delivery without numbers (D9) has none.
select
    raw_levering.bron,
    raw_levering.soort,
    ref_kwartaal.kwartaal,
    ref_kwartaal.eerste_dag,
    not bool_and(raw_levering.zonder_nummers) as heeft_records
from raw_levering
inner join ref_kwartaal
    on ref_kwartaal.eerste_dag between raw_levering.eerste_dag and raw_levering.laatste_dag
group by raw_levering.bron, raw_levering.soort, ref_kwartaal.kwartaal, ref_kwartaal.eerste_dag
