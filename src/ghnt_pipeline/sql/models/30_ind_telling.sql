-- One row per maat, bron, gebied, periode, uitsplitsing, categorie.
-- Counted from records, for quarter and year apart; `achter` is the number of casussen or clients.
-- What is counted on the last day of a period is in a year by its last quarter.
with telling as (
    select
        core_telling_gebied.bron, core_telling_gebied.soort, core_telling_gebied.nummer,
        core_telling_gebied.maat, core_telling_gebied.sleutel, core_telling_gebied.achter,
        core_telling_gebied.kenmerken, core_plek.plek
    from core_telling_gebied
    inner join ref_maat on core_telling_gebied.maat = ref_maat.maat
    inner join ref_periode
        on core_telling_gebied.kwartaal = ref_periode.kwartaal
        and (ref_periode.is_laatste or not ref_maat.is_stand)
    inner join core_plek
        on core_telling_gebied.maat = core_plek.maat
        and core_telling_gebied.bron = core_plek.bron
        and core_telling_gebied.gebied = core_plek.gebied
        and ref_periode.periode = core_plek.periode
),

deel as (
    select telling.plek, ref_maat_kenmerk.kenmerk, telling.sleutel, telling.achter
    from telling
    inner join core_kenmerk
        on telling.bron = core_kenmerk.bron
        and telling.soort = core_kenmerk.soort
        and telling.nummer = core_kenmerk.nummer
    inner join ref_maat_kenmerk
        on telling.maat = ref_maat_kenmerk.maat
        and core_kenmerk.kenmerk = ref_maat_kenmerk.kenmerk
    where telling.kenmerken is null
    union all
    select eigen.plek, ref_kenmerk.kenmerk, eigen.sleutel, eigen.achter
    from (select plek, sleutel, achter, unnest(kenmerken) as eigen from telling) as eigen
    inner join ref_kenmerk
        on eigen.eigen.uitsplitsing = ref_kenmerk.uitsplitsing
        and eigen.eigen.categorie = ref_kenmerk.categorie
),

geteld as (
    select plek, kenmerk, count(distinct sleutel) as aantal, count(distinct achter) as achter
    from deel
    group by plek, kenmerk
)

select
    core_plek.maat,
    core_plek.bron,
    core_plek.gebied,
    core_plek.periode,
    ref_kenmerk.uitsplitsing,
    ref_kenmerk.categorie,
    geteld.aantal,
    geteld.achter
from geteld
inner join core_plek on geteld.plek = core_plek.plek
inner join ref_kenmerk on geteld.kenmerk = ref_kenmerk.kenmerk
