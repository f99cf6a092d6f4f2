-- One row per maat, bron.
-- The measures of one bron in which each record stands for itself; `alle` says that it holds of all.
with bron as (
    select
        ref_indicator.teller as maat,
        ind_bronwaarde.bron,
        bool_and(ind_bronwaarde.achter = ind_bronwaarde.bovengrens) as is_zelf
    from ind_bronwaarde
    inner join ref_indicator on ind_bronwaarde.indicator = ref_indicator.indicator
    where ind_bronwaarde.herkomst is not null
    group by ref_indicator.teller, ind_bronwaarde.bron
)

select maat, bron, bool_and(is_zelf) over (partition by maat) as alle
from bron
qualify is_zelf
order by maat, bron
