-- One row per termijn, dag.
-- The last day of each term that begins on a day. Of working days the first one after it is day 1.
select ref_termijn.termijn, ref_dag.dag, (ref_dag.dag + to_days(ref_termijn.aantal::int))::date as einde
from ref_termijn
cross join ref_dag
where ref_termijn.kalender = 'dagen'
union all
select ref_termijn.termijn, ref_dag.dag, (ref_dag.dag + to_months(ref_termijn.aantal::int))::date as einde
from ref_termijn
cross join ref_dag
where ref_termijn.kalender = 'maanden'
union all
select ref_termijn.termijn, ref_dag.dag, laatste.dag as einde
from ref_termijn
cross join ref_dag
inner join ref_dag as laatste
    on ref_dag.werkdag + ref_termijn.aantal = laatste.werkdag and laatste.is_werkdag
where ref_termijn.kalender = 'werkdagen'
