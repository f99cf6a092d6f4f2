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
        and ind_eens.waar = core_plaats_plek.waar
    union all
    select plek, kenmerk, -aantal as aantal, -achter as achter from ind_gedeeld
)

select plek, kenmerk, sum(aantal)::bigint as aantal, sum(achter)::bigint as achter
from geteld
group by plek, kenmerk
