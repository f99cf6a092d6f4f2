-- One row per reeks, is_achter, woord.
-- What stands behind several rows of a reeks, and their bundels. Most are of one `thuis`; it is empty
-- where they count in different areas.
-- Only while building: it is what ind_gedeeld is counted by.
select
    core_thuis.reeks,
    core_dubbel.is_achter,
    core_dubbel.woord,
    list_sort(list(core_dubbel.bundel)) as bundels,
    min(core_dubbel.waar) as waar,
    case
        when min(core_thuis.thuis) = max(core_thuis.thuis)
            and min(core_dubbel.waar) = max(core_dubbel.waar)
            then min(core_thuis.thuis)
    end as thuis
from core_dubbel
inner join core_thuis
    on core_dubbel.plaats = core_thuis.plaats and core_dubbel.waar = core_thuis.waar
group by core_thuis.reeks, core_dubbel.is_achter, core_dubbel.woord
having count(*) > 1
