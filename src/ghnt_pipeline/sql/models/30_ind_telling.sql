-- One row per maat, bron, gebied, periode, uitsplitsing, categorie.
-- Counted from records, for quarter and year apart; `achter` is the number of casussen or clients.
-- What stands behind one row only is added up from each place (ind_eens), the rest was counted once
-- for each area and period (ind_gedeeld).
with geteld as (
    select core_plek.plek, ind_eens.kenmerk, ind_eens.aantal, ind_eens.achter
    from ind_eens
    inner join core_plek
        on ind_eens.plaats = core_plek.plaats
        and case core_plek.voor
            when 'eigen' then coalesce(ind_eens.gebied = core_plek.gebied, false)
            when 'toen' then ind_eens.gebied is null and ind_eens.in_regio_toen
            else ind_eens.gebied is null
        end
    union all
    select plek, kenmerk, aantal, achter from ind_gedeeld
),

samen as (
    select plek, kenmerk, sum(aantal)::bigint as aantal, sum(achter)::bigint as achter
    from geteld
    group by plek, kenmerk
),

plek as (
    select distinct plek, maat, bron, gebied, periode from core_plek
)

select
    plek.maat,
    plek.bron,
    plek.gebied,
    plek.periode,
    ref_kenmerk.uitsplitsing,
    ref_kenmerk.categorie,
    samen.aantal,
    samen.achter
from samen
inner join plek on samen.plek = plek.plek
inner join ref_kenmerk on samen.kenmerk = ref_kenmerk.kenmerk
