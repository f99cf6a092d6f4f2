-- One row per plaats, waar, kenmerk.
-- How many rows a place counts by each kenmerk: these add up over areas and periods, but for what
-- stands behind several of them (ind_gedeeld). Counted by bundel first.
-- Only while building: ind_geteld has the counts.
with rijen as (
    select plaats, waar, bundel, count(*) as aantal
    from core_telling_nummer
    group by plaats, waar, bundel
)

select
    rijen.plaats,
    rijen.waar,
    core_bundel_deel.kenmerk,
    sum(rijen.aantal)::bigint as aantal
from rijen
inner join core_bundel_deel on rijen.bundel = core_bundel_deel.bundel
group by rijen.plaats, rijen.waar, core_bundel_deel.kenmerk
