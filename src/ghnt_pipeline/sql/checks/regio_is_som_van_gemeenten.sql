-- What counts records adds up over the municipalities of the region, where all are counted.
select ind_bronwaarde.indicator, ind_bronwaarde.bron, ind_bronwaarde.periode, uitsplitsing, categorie
from ind_bronwaarde
inner join ref_indicator
    on ind_bronwaarde.indicator = ref_indicator.indicator and ref_indicator.optelbaar
inner join ref_gebied on ind_bronwaarde.gebied = ref_gebied.gebied
where ind_bronwaarde.herkomst is not null
    and (ref_gebied.is_gemeente_van_regio or ind_bronwaarde.gebied = 'regio')
group by all
having bool_and(ind_bronwaarde.herkomst = 'registratie')
    and coalesce(sum(ondergrens) filter (where ind_bronwaarde.gebied <> 'regio'), 0)
    <> any_value(ondergrens) filter (where ind_bronwaarde.gebied = 'regio')
