-- What counts records adds up over the quarters of a year; a count on the last day does not.
select ind_bronwaarde.indicator, bron, gebied, left(periode, 4) as jaar, uitsplitsing, categorie
from ind_bronwaarde
inner join ref_indicator
    on ind_bronwaarde.indicator = ref_indicator.indicator
    and ref_indicator.optelbaar
    and not ref_indicator.is_stand
where ind_bronwaarde.herkomst = 'registratie'
group by all
having coalesce(sum(ondergrens) filter (where periode like '%K%'), 0)
    <> any_value(ondergrens) filter (where periode not like '%K%')
