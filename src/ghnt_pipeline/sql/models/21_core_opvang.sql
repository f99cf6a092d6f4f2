-- One row per bron, trajectnummer.
-- The trajecten that are (also) shelter.
with opvang as (
    select list(code) as hulpvormen
    from ref_code
    where lijst = 'hulpvorm' and kenmerk = 'opvang'
)

select core_codes.bron, core_codes.nummer as trajectnummer
from core_codes
inner join opvang on list_has_any(core_codes.hulpvorm, opvang.hulpvormen)
where core_codes.soort = 'traject'
