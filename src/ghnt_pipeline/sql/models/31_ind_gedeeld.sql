-- One row per plek, kenmerk.
-- How many rows too many ind_eens has: what stands behind several rows of one area and period counts
-- once. Where all of them are of one thuis this is settled per list of their bundels; the few others
-- are counted row by row.
-- Only while building: ind_geteld has the counts.
with van_een_thuis as (
    select
        core_samen_groep.thuis,
        core_samen_groep.waar,
        core_samen_lijst.kenmerk,
        sum(core_samen_groep.aantal * core_samen_lijst.te_veel) as aantal,
        sum(core_samen_groep.achter * core_samen_lijst.te_veel) as achter
    from core_samen_groep
    inner join core_samen_lijst on core_samen_groep.bundels = core_samen_lijst.bundels
    group by core_samen_groep.thuis, core_samen_groep.waar, core_samen_lijst.kenmerk
),

plekken as (
    select distinct core_thuis.thuis, core_thuis.waar, core_plaats_plek.plek
    from core_thuis
    inner join core_plaats_plek using (plaats, waar, reeks)
),

van_meer as (
    select core_plaats_plek.plek, core_dubbel.is_achter, core_dubbel.bundel, core_dubbel.woord
    from core_dubbel
    inner join core_plaats_plek using (plaats, waar)
    semi join (select * from core_samen where thuis is null) as core_samen
        on core_plaats_plek.reeks = core_samen.reeks
        and core_dubbel.is_achter = core_samen.is_achter
        and core_dubbel.woord = core_samen.woord
),

gedeeld as (
    select plekken.plek, van_een_thuis.kenmerk, van_een_thuis.aantal, van_een_thuis.achter
    from van_een_thuis
    inner join plekken using (thuis, waar)
    union all
    select
        van_meer.plek,
        core_bundel_deel.kenmerk,
        case when not van_meer.is_achter then count(*) - count(distinct van_meer.woord) end as aantal,
        case when van_meer.is_achter then count(*) - count(distinct van_meer.woord) end as achter
    from van_meer
    inner join core_bundel_deel using (bundel)
    group by van_meer.plek, core_bundel_deel.kenmerk, van_meer.is_achter
)

select
    plek,
    kenmerk,
    coalesce(sum(aantal), 0)::bigint as aantal,
    coalesce(sum(achter), 0)::bigint as achter
from gedeeld
group by plek, kenmerk
