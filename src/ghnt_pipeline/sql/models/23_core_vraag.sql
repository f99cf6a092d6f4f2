-- One row per maat.
-- Measures that ask for the same kenmerken have one `vraag`: forty measures ask fourteen.
-- Only while building: it is what core_bundel is made of.
with vragen as (
    select maat, list_sort(list(kenmerk)) as kenmerken from ref_maat_kenmerk group by maat
)

select maat, kenmerken, dense_rank() over (order by kenmerken)::int as vraag
from vragen
