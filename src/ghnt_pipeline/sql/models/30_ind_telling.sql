-- One row per maat, bron, gebied, periode, uitsplitsing, categorie.
-- Counted from records, for quarter and year apart; `achter` is the number of casussen or clients.
-- What is counted on the last day of a period is in a year by its last quarter.
with deel as (
    select
        core_telling_gebied.maat, core_telling_gebied.bron, core_telling_gebied.gebied,
        core_telling_gebied.kwartaal, core_telling_gebied.sleutel, core_telling_gebied.achter,
        core_kenmerk.uitsplitsing, core_kenmerk.categorie
    from core_telling_gebied
    inner join core_kenmerk
        on core_telling_gebied.bron = core_kenmerk.bron
        and core_telling_gebied.soort = core_kenmerk.soort
        and core_telling_gebied.nummer = core_kenmerk.nummer
    where core_telling_gebied.kenmerken is null
    union all
    select
        maat, bron, gebied, kwartaal, sleutel, achter,
        kenmerk.uitsplitsing, kenmerk.categorie
    from (
        select maat, bron, gebied, kwartaal, sleutel, achter, unnest(kenmerken) as kenmerk
        from core_telling_gebied
    )
)

select
    deel.maat,
    deel.bron,
    deel.gebied,
    ref_periode.periode,
    deel.uitsplitsing,
    deel.categorie,
    count(distinct deel.sleutel) as aantal,
    count(distinct deel.achter) as achter
from deel
inner join ref_maat on deel.maat = ref_maat.maat
semi join ref_uitsplitsing
    on deel.maat = ref_uitsplitsing.maat and deel.uitsplitsing = ref_uitsplitsing.uitsplitsing
inner join ref_periode
    on deel.kwartaal = ref_periode.kwartaal
    and (ref_periode.is_laatste or not ref_maat.is_stand)
group by deel.maat, deel.bron, deel.gebied, ref_periode.periode, deel.uitsplitsing, deel.categorie
