-- One row per plek, kenmerk.
-- Counted from records, for quarter and year apart; `achter` is the number of casussen or clients.
with geteld as (
    select
        core_plaats_plek.plek,
        ind_eens.kenmerk,
        ind_eens.aantal,
        ind_eens.aantal as achter
    from ind_eens
    inner join core_plaats_plek
        on ind_eens.plaats = core_plaats_plek.plaats
        and case core_plaats_plek.voor
            when 'eigen' then coalesce(ind_eens.gebied = core_plaats_plek.gebied, false)
            when 'toen' then ind_eens.gebied is null and ind_eens.in_regio_toen
            else ind_eens.gebied is null
        end
    union all
    select plek, kenmerk, -aantal as aantal, -achter as achter from ind_gedeeld
)

select plek, kenmerk, sum(aantal)::bigint as aantal, sum(achter)::bigint as achter
from geteld
group by plek, kenmerk
