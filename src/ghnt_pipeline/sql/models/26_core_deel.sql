-- One row per plaats, record, kenmerk.
-- Each row of a measure under each kenmerk by which that measure is counted: those of its record, or
-- its own.
-- A view: it would be a hundred million rows, and both who read it count them at once.
with maat as (
    select maat, list_sort(list(kenmerk)) as kenmerken
    from ref_maat_kenmerk
    group by maat
)

select
    core_telling_nummer.plaats,
    core_telling_nummer.record,
    core_telling_nummer.gebied,
    core_telling_nummer.in_regio_toen,
    core_telling_nummer.sleutel,
    core_telling_nummer.achter,
    unnest(list_intersect(core_kenmerken.kenmerken, maat.kenmerken)) as kenmerk
from core_telling_nummer
inner join core_kenmerken on core_telling_nummer.record = core_kenmerken.record
inner join stg_dekking_maat on core_telling_nummer.plaats = stg_dekking_maat.plaats
inner join maat on stg_dekking_maat.maat = maat.maat
where core_telling_nummer.kenmerken is null
union all
select
    eigen.plaats,
    eigen.record,
    eigen.gebied,
    eigen.in_regio_toen,
    eigen.sleutel,
    eigen.achter,
    ref_kenmerk.kenmerk
from (select *, unnest(kenmerken) as eigen from core_telling_nummer) as eigen
inner join ref_kenmerk
    on eigen.eigen.uitsplitsing = ref_kenmerk.uitsplitsing
    and eigen.eigen.categorie = ref_kenmerk.categorie
