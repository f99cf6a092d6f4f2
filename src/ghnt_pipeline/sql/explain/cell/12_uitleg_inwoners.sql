-- One row per gemeente.
-- The inhabitants a rate is divided by: of each covered gemeente, of the latest known year.
with lid as (
    select
        unnest(string_split(uitleg_waarde.dekking, ' ')) as gemeente,
        left(uitleg_waarde.periode, 4)::int as jaar
    from uitleg_waarde
    inner join ref_indicator
        on uitleg_waarde.indicator = ref_indicator.indicator
        and ref_indicator.noemer = 'inwoners'
    where uitleg_waarde.noemer is not null
)

select
    lid.gemeente,
    ind_inwoners.jaar,
    ind_inwoners.inwoners
from lid
asof left join ind_inwoners
    on lid.gemeente = ind_inwoners.gemeente and lid.jaar >= ind_inwoners.jaar
