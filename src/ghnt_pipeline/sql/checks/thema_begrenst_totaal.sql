-- The unique total lies between the largest thema and the sum of all, unless one was given.
select indicator, gebied, periode
from ind_bronwaarde
where indicator in ('meldingen', 'adviesvragen') and uitsplitsing in ('totaal', 'thema')
group by indicator, gebied, periode
having not coalesce(bool_or(herkomst = 'opgave'), false)
    and any_value(ondergrens) filter (where uitsplitsing = 'totaal') not between
    max(ondergrens) filter (where uitsplitsing = 'thema')
    and sum(ondergrens) filter (where uitsplitsing = 'thema')
