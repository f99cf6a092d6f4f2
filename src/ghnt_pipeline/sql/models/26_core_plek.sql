-- One row per plaats, gebied, periode.
-- In which areas and periods a covered place counts: its gemeente, the region, the region of then;
-- what counts in the region wherever it comes from is `eigen`. `plek` numbers measure, bron, area and
-- period. What is counted on the last day of a period is in a year by its last quarter.
with lid as (
    select
        gemeente, gebied, case gebied when 'regio_toen' then 'toen' else 'allen' end as voor
    from ref_gebied_lid
    union all
    select 'buiten_regio' as gemeente, 'regio' as gebied, 'eigen' as voor
)

select
    stg_dekking_maat.plaats,
    stg_dekking_maat.maat,
    stg_dekking_maat.bron,
    lid.gebied,
    ref_periode.periode,
    lid.voor,
    dense_rank() over (
        order by stg_dekking_maat.maat, stg_dekking_maat.bron, lid.gebied, ref_periode.periode
    )::int as plek
from stg_dekking_maat
inner join ref_maat on stg_dekking_maat.maat = ref_maat.maat
inner join lid on stg_dekking_maat.gemeente = lid.gemeente
inner join ref_periode
    on stg_dekking_maat.kwartaal = ref_periode.kwartaal
    and (ref_periode.is_laatste or not ref_maat.is_stand)
