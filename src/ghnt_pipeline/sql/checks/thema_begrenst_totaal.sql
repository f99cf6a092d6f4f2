-- The unique total lies between the largest thema and the sum of all.
select indicator, gebied, periode
from ind_bronwaarde
where herkomst = 'registratie' and indicator in ('meldingen', 'adviesvragen')
group by indicator, gebied, periode
having any_value(ondergrens) filter (where uitsplitsing = 'totaal') not between
    max(ondergrens) filter (where uitsplitsing = 'thema')
    and sum(ondergrens) filter (where uitsplitsing = 'thema')
