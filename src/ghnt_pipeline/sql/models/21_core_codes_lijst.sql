-- One row per codes.
-- The codes of records as lists, each code once; the themas are those of the aanleidingen. Lists are
-- told apart by a hash, that of an empty one and of none being the same: two of one number would
-- stop the build here.
with themas as (
    select map(list(code), list(kenmerk)) as bij from ref_code where lijst = 'aanleiding'
),

geleverd as (
    select distinct
        codes,
        coalesce(aanleiding, []) as aanleiding,
        coalesce(aard, []) as aard,
        coalesce(overdracht, []) as overdracht,
        coalesce(uitkomst, []) as uitkomst,
        coalesce(vervolg, []) as vervolg,
        coalesce(hulpvorm, []) as hulpvorm
    from core_codes_geleverd
)

select
    geleverd.codes,
    list_sort(list_distinct(
        list_transform(geleverd.aanleiding, lambda code: themas.bij[code])
    )) as thema,
    list_sort(list_distinct(geleverd.aanleiding)) as aanleiding,
    list_distinct(geleverd.aard) as aard,
    list_distinct(geleverd.overdracht) as overdracht,
    list_distinct(geleverd.uitkomst) as uitkomst,
    list_distinct(geleverd.vervolg) as vervolg,
    list_distinct(geleverd.hulpvorm) as hulpvorm
from geleverd
cross join themas
