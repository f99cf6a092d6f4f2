-- The unique total lies between the largest thema and the sum of all, where all are counted.
select indicator, gebied, periode
from ind_bronwaarde
where herkomst is not null
    and indicator in ('meldingen', 'adviesvragen')
    and uitsplitsing in ('totaal', 'thema')
group by indicator, gebied, periode
having bool_and(herkomst = 'registratie')
    and any_value(ondergrens) filter (where uitsplitsing = 'totaal') not between
    max(ondergrens) filter (where uitsplitsing = 'thema')
    and sum(ondergrens) filter (where uitsplitsing = 'thema')
