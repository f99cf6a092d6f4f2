-- Every melding and adviesvraag has exactly one melder group: the groups add up to the total, unless
-- one of these was given instead of counted.
select ind_bronwaarde.indicator, ind_bronwaarde.gebied, ind_bronwaarde.periode
from ind_bronwaarde
where ind_bronwaarde.indicator in ('meldingen', 'adviesvragen')
    and ind_bronwaarde.uitsplitsing in ('totaal', 'melder_groep')
group by ind_bronwaarde.indicator, ind_bronwaarde.gebied, ind_bronwaarde.periode
having not coalesce(bool_or(herkomst = 'opgave'), false)
    and sum(ondergrens) filter (where uitsplitsing = 'melder_groep')
    <> sum(ondergrens) filter (where uitsplitsing = 'totaal')
