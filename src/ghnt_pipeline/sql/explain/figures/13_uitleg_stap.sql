-- One row per levering, rij.
-- What became of each row: about another figure, the same figure once more, or `telt`.
with rijen as (
    select
        uitleg_opgave.levering,
        uitleg_opgave.rij,
        uitleg_opgave.regel,
        uitleg_opgave.is_dit and uitleg_term.levering is not null as is_van_hier,
        uitleg_opgave.rij = min(uitleg_opgave.rij) over (
            partition by uitleg_opgave.levering, uitleg_opgave.gemeente, uitleg_opgave.wat
        ) as is_eerste_rij
    from uitleg_opgave
    left join ref_gemeente on uitleg_opgave.gemeente = ref_gemeente.code
    left join uitleg_term
        on uitleg_opgave.levering = uitleg_term.levering
        and coalesce(
            ref_gemeente.code_nu,
            case when uitleg_term.gebied in ('regio', 'regio_toen') then uitleg_term.gebied end
        ) = uitleg_term.gebied
)

select
    levering,
    rij,
    regel,
    null::varchar as nummer,
    is_van_hier as raakt,
    case
        when not is_van_hier then 'ander_cijfer'
        when not is_eerste_rij then 'zelfde_cel'
        when is_van_hier then 'telt'
    end as stap
from rijen
