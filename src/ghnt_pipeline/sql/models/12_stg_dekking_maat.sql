-- One row per maat, bron, gemeente, kwartaal.
-- A measure that rests on several kinds of records is covered where all of them are.
with nodig as (
    select distinct
        ref_indicator.teller as maat,
        ref_indicator_levering.bron,
        ref_indicator_levering.soort,
        ref_indicator_levering.soorten
    from ref_indicator_levering
    inner join ref_indicator on ref_indicator_levering.indicator = ref_indicator.indicator
    where ref_indicator_levering.uit_records
)

select
    nodig.maat,
    nodig.bron,
    stg_dekking.gemeente,
    stg_dekking.kwartaal
from nodig
inner join stg_dekking
    on nodig.bron = stg_dekking.bron
    and nodig.soort = stg_dekking.soort
group by nodig.maat, nodig.bron, stg_dekking.gemeente, stg_dekking.kwartaal
having count(*) = any_value(nodig.soorten)
