-- One row per maat, profiel.
-- Under which kenmerken a measure counts the records of a profile: of those they have, the ones it
-- is asked by. These together are a `bundel`. Numbers are hashes: two profiles of one number would
-- stop the build here, two bundels in core_bundel_deel.
with profielen as (
    select distinct profiel, kenmerken from core_kenmerken
),

maten as (
    select maat, list(kenmerk) as kenmerken from ref_maat_kenmerk group by maat
),

bundels as (
    select
        maten.maat,
        profielen.profiel,
        list_sort(list_intersect(profielen.kenmerken, maten.kenmerken)) as kenmerken
    from profielen
    cross join maten
)

select maat, profiel, hash(kenmerken) as bundel, kenmerken
from bundels
where len(kenmerken) > 0
