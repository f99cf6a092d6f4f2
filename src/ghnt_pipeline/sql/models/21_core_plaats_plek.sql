-- One row per plaats, waar, plek.
-- In which areas and periods a row of a covered place counts: its gemeente, the region, the region of
-- then; what counts in the region wherever it comes from is `eigen`. What is counted on the last day
-- of a period is in a year by its last quarter. `reeks` numbers measure, bron and period: within one,
-- what stands behind several rows counts once in each area.
-- Only while building: its numbers are of one build.
with lid as (
    select gemeente, gebied, unnest(['toen', 'nu']) as waar
    from ref_gebied_lid
    where gebied <> 'regio_toen'
    union all
    select gemeente, gebied, 'toen' as waar
    from ref_gebied_lid
    where gebied = 'regio_toen'
    union all
    select 'buiten_regio' as gemeente, 'regio' as gebied, 'eigen' as waar
),

reeksen as (
    select maat, bron, periode, row_number() over (order by maat, bron, periode)::int as reeks
    from (select distinct maat, bron, periode from core_plek)
)

select
    stg_dekking_maat.plaats,
    core_plek.plek,
    reeksen.reeks,
    lid.waar::enum ('eigen', 'toen', 'nu') as waar
from stg_dekking_maat
inner join ref_maat on stg_dekking_maat.maat = ref_maat.maat
inner join lid on stg_dekking_maat.gemeente = lid.gemeente
inner join ref_periode
    on stg_dekking_maat.kwartaal = ref_periode.kwartaal
    and (ref_periode.is_laatste or not ref_maat.is_stand)
inner join core_plek
    on stg_dekking_maat.maat = core_plek.maat
    and stg_dekking_maat.bron = core_plek.bron
    and lid.gebied = core_plek.gebied
    and ref_periode.periode = core_plek.periode
inner join reeksen
    on core_plek.maat = reeksen.maat
    and core_plek.bron = reeksen.bron
    and core_plek.periode = reeksen.periode
