-- One row per thuis, waar, bundels.
-- How often the rows of a thuis share with these bundels: there are far fewer lists than rows.
-- Only while building: it is what ind_gedeeld is counted by.
select
    thuis,
    waar,
    bundels,
    count(*) filter (not is_achter) as aantal,
    count(*) filter (is_achter) as achter
from core_samen
where thuis is not null
group by thuis, waar, bundels
