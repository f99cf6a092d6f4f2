-- One row per bundel, kenmerk.
-- The kenmerken of each bundel: of a profile, or those that a row of a measure brings itself.
-- Only while building: it is what core_telling_nummer is counted by.
with eigen as (
    select hash(kenmerken) as bundel, unnest(kenmerken) as deel
    from (select distinct kenmerken from core_telling where kenmerken is not null)
)

select bundel, unnest(kenmerken) as kenmerk
from (select distinct bundel, kenmerken from core_bundel)
union all
select eigen.bundel, ref_kenmerk.kenmerk
from eigen
inner join ref_kenmerk
    on eigen.deel.uitsplitsing = ref_kenmerk.uitsplitsing
    and eigen.deel.categorie = ref_kenmerk.categorie
