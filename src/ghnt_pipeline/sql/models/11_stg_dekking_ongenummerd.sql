-- One row per bron, soort, gemeente, kwartaal.
-- D9: which delivery without numbers tells of a quarter: as in D3 that of the latest period, and
-- only rows dated within its own period, since a row cannot be linked to what was sent before.
select
    raw_levering.bron,
    raw_levering.soort,
    ref_dekking.gemeente,
    ref_kwartaal.kwartaal,
    max_by(raw_levering.levering, raw_levering.rang) as levering
from raw_levering
inner join ref_kwartaal
    on ref_kwartaal.eerste_dag between raw_levering.eerste_dag and raw_levering.laatste_dag
inner join ref_dekking
    on raw_levering.bron = ref_dekking.bron
    and raw_levering.soort = ref_dekking.soort
    and ref_kwartaal.eerste_dag between ref_dekking.vanaf and ref_dekking.tot
where raw_levering.zonder_nummers
group by raw_levering.bron, raw_levering.soort, ref_dekking.gemeente, ref_kwartaal.kwartaal
