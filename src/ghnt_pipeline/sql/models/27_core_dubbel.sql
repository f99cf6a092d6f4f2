-- One row per plaats, record, is_achter.
-- The rows behind which stands what stands behind another one of their reeks too: as its `sleutel`, or
-- `achter` it. What two places share they share in the first reeks of each, a year before its quarters.
-- Only while building: it is what core_samen is made of.
with woorden as not materialized (
    select plaats, record, waar, bundel, false as is_achter, sleutel as woord
    from core_telling_nummer
    where sleutel is not null
    union all
    select plaats, record, waar, bundel, true as is_achter, achter as woord
    from core_telling_nummer
    where achter is not null
),

eerste as (
    select plaats, min(reeks) as reeks from core_thuis group by plaats
),

dubbel as (
    select eerste.reeks, woorden.is_achter, woorden.woord
    from woorden
    inner join eerste on woorden.plaats = eerste.plaats
    group by all
    having count(*) > 1
)

select woorden.*
from woorden
inner join eerste on woorden.plaats = eerste.plaats
semi join dubbel
    on eerste.reeks = dubbel.reeks
    and woorden.is_achter = dubbel.is_achter
    and woorden.woord = dubbel.woord
