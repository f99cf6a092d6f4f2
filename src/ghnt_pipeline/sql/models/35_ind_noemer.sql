-- One row per indicator, gebied, periode.
-- Inhabitants of the covered municipalities on 1 January, or of the latest known year before: then
-- `is_ouder_jaar`, and `jaar_inwoners` is the oldest year that was used.
with lid as (
    select distinct
        ind_som.indicator,
        ind_som.gebied,
        ind_som.periode,
        left(ind_som.periode, 4)::int as jaar,
        unnest(ind_som.gemeenten) as gemeente
    from ind_som
    inner join ref_indicator
        on ind_som.indicator = ref_indicator.indicator and ref_indicator.noemer = 'inwoners'
)

select
    lid.indicator,
    lid.gebied,
    lid.periode,
    sum(ind_inwoners.inwoners)::bigint as inwoners,
    min(ind_inwoners.jaar) as jaar_inwoners,
    bool_or(ind_inwoners.jaar < lid.jaar) as is_ouder_jaar
from lid
asof left join ind_inwoners
    on lid.gemeente = ind_inwoners.gemeente and lid.jaar >= ind_inwoners.jaar
group by lid.indicator, lid.gebied, lid.periode
having count(ind_inwoners.inwoners) = count(*)
