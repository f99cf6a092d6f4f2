-- One row per bundels, kenmerk.
-- How many rows too many stand in a list of bundels: all by one kenmerk but the first.
-- Only while building: it is what ind_gedeeld is counted by.
with delen as (
    select bundels, unnest(bundels) as bundel
    from (select distinct bundels from core_samen_groep)
)

select delen.bundels, core_bundel_deel.kenmerk, count(*) - 1 as te_veel
from delen
inner join core_bundel_deel on delen.bundel = core_bundel_deel.bundel
group by delen.bundels, core_bundel_deel.kenmerk
having count(*) > 1
