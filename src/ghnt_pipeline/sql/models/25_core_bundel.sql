-- One row per vraag, profiel.
-- Under which kenmerken the measures of a vraag count the records of a profile: of those they have,
-- the ones that are asked. These together are a `bundel`. Its number is a hash: two bundels of one
-- number would stop the build in core_bundel_deel.
-- Only while building: it is what core_telling_nummer is counted by.
with vragen as (
    select vraag, unnest(kenmerken) as kenmerk from (select distinct vraag, kenmerken from core_vraag)
)

select
    vragen.vraag,
    core_profiel_kenmerk.profiel,
    list_sort(list(core_profiel_kenmerk.kenmerk)) as kenmerken,
    hash(list_sort(list(core_profiel_kenmerk.kenmerk))) as bundel
from core_profiel_kenmerk
inner join vragen on core_profiel_kenmerk.kenmerk = vragen.kenmerk
group by vragen.vraag, core_profiel_kenmerk.profiel
