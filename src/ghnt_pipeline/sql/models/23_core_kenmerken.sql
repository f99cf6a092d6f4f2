-- One row per record.
-- By what each record is counted, as the numbers under which indicators ask for it. Records with the
-- same of these are of one `profiel`: there are thousands of profiles and millions of records.
-- Only while building: core_kenmerk tells the same in words.
with lijsten as (
    select
        hash(core_kenmerk.bron, core_kenmerk.soort, core_kenmerk.nummer) as record,
        list_sort(list(core_kenmerk.kenmerk)) as kenmerken
    from core_kenmerk
    where core_kenmerk.kenmerk is not null
    group by record
)

select record, kenmerken, hash(kenmerken) as profiel
from lijsten
