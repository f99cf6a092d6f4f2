-- Every melding and adviesvraag has exactly one melder group: counted, they add up to the total.
select ind_bronwaarde.indicator, ind_bronwaarde.gebied, ind_bronwaarde.periode
from ind_bronwaarde
where ind_bronwaarde.herkomst is not null
    and ind_bronwaarde.indicator in ('meldingen', 'adviesvragen')
    and ind_bronwaarde.uitsplitsing in ('totaal', 'melder_groep')
group by ind_bronwaarde.indicator, ind_bronwaarde.gebied, ind_bronwaarde.periode
having bool_and(ind_bronwaarde.herkomst = 'registratie')
    and sum(ondergrens) filter (where uitsplitsing = 'melder_groep')
    <> sum(ondergrens) filter (where uitsplitsing = 'totaal')
