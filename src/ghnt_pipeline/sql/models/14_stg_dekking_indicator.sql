-- One row per indicator, bron, gemeente, kwartaal.
-- Where an indicator rests on records, and whether all quarters it looks back on are covered too.
select
    ref_indicator.indicator,
    stg_dekking_maat.bron,
    stg_dekking_maat.gemeente,
    stg_dekking_maat.kwartaal,
    count(*) over terugblik = ref_indicator.terugblik_maanden // 3 as is_teruggekeken
from ref_indicator
inner join stg_dekking_maat on ref_indicator.teller = stg_dekking_maat.maat
inner join ref_kwartaal on stg_dekking_maat.kwartaal = ref_kwartaal.kwartaal
window terugblik as (
    partition by ref_indicator.indicator, stg_dekking_maat.bron, stg_dekking_maat.gemeente
    order by ref_kwartaal.eerste_dag
    range between to_months(ref_indicator.terugblik_maanden::int) preceding
        and interval 1 day preceding
)
