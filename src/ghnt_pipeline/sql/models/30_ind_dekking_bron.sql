-- One row per bron, gebied, periode.
-- Which municipalities of an area a bron covers, whatever it delivers: for figures as given.
select
    ref_dekking.bron,
    ref_gebied_lid.gebied,
    ref_periode.periode,
    coalesce(
        list_sort(list(distinct ref_dekking.gemeente) filter (
            starts_with(ref_dekking.gemeente, 'GM')
        )),
        []
    ) as gemeenten
from ref_dekking
inner join ref_gebied_lid on ref_dekking.gemeente = ref_gebied_lid.gemeente
inner join ref_periode
    on ref_periode.eerste_dag between ref_dekking.vanaf and ref_dekking.tot
    and ref_periode.eerste_dag < ref_gebied_lid.tot
group by all
