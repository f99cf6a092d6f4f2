-- One row per bron, soort, gemeente, kwartaal.
-- Where records count: a standing delivery covers the quarter and the bron covers the gemeente.
select distinct
    stg_levering_kwartaal.bron,
    stg_levering_kwartaal.soort,
    ref_dekking.gemeente,
    stg_levering_kwartaal.kwartaal
from stg_levering_kwartaal
inner join ref_dekking
    on stg_levering_kwartaal.bron = ref_dekking.bron
    and stg_levering_kwartaal.soort = ref_dekking.soort
    and stg_levering_kwartaal.eerste_dag between ref_dekking.vanaf and ref_dekking.tot
where stg_levering_kwartaal.heeft_records
