-- Every melding is of one kind and has one combination of thema: each adds up to the total,
-- where all are counted.
select deel.indicator, deel.bron, deel.gebied, deel.periode
from ind_bronwaarde as deel
inner join ind_bronwaarde as geheel
    on geheel.indicator = 'meldingen'
    and geheel.uitsplitsing = 'totaal'
    and geheel.herkomst = 'registratie'
    and deel.bron = geheel.bron
    and deel.gebied = geheel.gebied
    and deel.periode = geheel.periode
where deel.indicator in ('melding_soort', 'overlap_thema') and deel.herkomst is not null
group by deel.indicator, deel.bron, deel.gebied, deel.periode
having bool_and(deel.herkomst = 'registratie')
    and sum(deel.ondergrens) <> any_value(geheel.ondergrens)
