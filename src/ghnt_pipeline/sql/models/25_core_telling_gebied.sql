-- One row per maat, bron, soort, nummer, kwartaal, gebied.
-- What is covered, in every area it counts in: its gemeente, the region, the region of then; or
-- only in the area the measure names.
-- A view: as core_telling is.
select
    core_telling.maat,
    core_telling.bron,
    core_telling.soort,
    core_telling.nummer,
    core_telling.kwartaal,
    core_telling.sleutel,
    core_telling.achter,
    core_telling.waarde,
    core_telling.kenmerken,
    coalesce(core_telling.gebied, ref_gebied_lid.gebied) as gebied
from core_telling
inner join ref_gebied_lid
    on core_telling.gemeente = ref_gebied_lid.gemeente
    and (ref_gebied_lid.gebied <> 'regio_toen' or core_telling.in_regio_toen)
where core_telling.is_gedekt
