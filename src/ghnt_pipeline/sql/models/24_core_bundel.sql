-- One row per vraag, profiel.
-- Under which kenmerken the measures of a vraag count the records of a profile: of those they have,
-- the ones that are asked. These together are a `bundel`. Numbers are hashes: two profiles of one
-- number would stop the build here, two bundels in core_bundel_deel.
-- Only while building: it is what core_telling_nummer is counted by.
with delen as (
    select profiel, unnest(kenmerken) as kenmerk
    from (select distinct profiel, kenmerken from core_kenmerken)
),

vragen as (
    select vraag, unnest(kenmerken) as kenmerk from (select distinct vraag, kenmerken from core_vraag)
)

select
    vragen.vraag,
    delen.profiel,
    list_sort(list(delen.kenmerk)) as kenmerken,
    hash(list_sort(list(delen.kenmerk))) as bundel
from delen
inner join vragen on delen.kenmerk = vragen.kenmerk
group by vragen.vraag, delen.profiel
