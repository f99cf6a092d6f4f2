-- One row per lijst, kenmerk.
-- How many rows too many stand in a list of bundels: all by one kenmerk but the first. Lists are told
-- apart by their hash, as bundels are.
-- Only while building: it is what ind_gedeeld is counted by.
with delen as (
    select lijst, unnest(any_value(bundels)) as bundel from core_samen_groep group by lijst
)

select delen.lijst, core_bundel_deel.kenmerk, count(*) - 1 as te_veel
from delen
inner join core_bundel_deel on delen.bundel = core_bundel_deel.bundel
group by delen.lijst, core_bundel_deel.kenmerk
having count(*) > 1
