-- One row per bron, trajectnummer.
-- The trajecten that are (also) shelter.
with opvang as (
    select list(code) as hulpvormen
    from ref_code
    where lijst = 'hulpvorm' and kenmerk = 'opvang'
)

select core_codes_geleverd.bron, core_codes_geleverd.nummer as trajectnummer
from core_codes_geleverd
inner join opvang on list_has_any(core_codes_geleverd.hulpvorm, opvang.hulpvormen)
where core_codes_geleverd.soort = 'traject'
