-- What is only bounded has no value, no numerator and no share: only its bounds.
select indicator, gebied, periode, uitsplitsing, categorie
from ind_waarde
where (status = 'grenzen' and (waarde is not null or teller is not null or noemer is not null))
    or (status <> 'grenzen' and (ondergrens is not null or bovengrens is not null))
    or ondergrens = bovengrens
    or ondergrens > bovengrens
