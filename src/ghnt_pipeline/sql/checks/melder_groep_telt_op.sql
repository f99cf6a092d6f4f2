-- Every melding and adviesvraag has exactly one melder group: the groups add up to the total.
select ind_bronwaarde.indicator, ind_bronwaarde.gebied, ind_bronwaarde.periode
from ind_bronwaarde
where ind_bronwaarde.herkomst = 'registratie'
    and ind_bronwaarde.indicator in ('meldingen', 'adviesvragen')
group by ind_bronwaarde.indicator, ind_bronwaarde.gebied, ind_bronwaarde.periode
having sum(ondergrens) filter (where uitsplitsing = 'melder_groep')
    <> sum(ondergrens) filter (where uitsplitsing = 'totaal')
