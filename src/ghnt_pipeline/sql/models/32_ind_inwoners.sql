-- One row per gemeente, jaar.
-- Inhabitants of today's municipalities; where none is known, of those it was made from.
with eigen as (
    select gemeente, jaar, inwoners
    from ref_inwoners
    inner join ref_gemeente on ref_inwoners.gemeente = ref_gemeente.code
    where ref_gemeente.code = ref_gemeente.code_nu and ref_inwoners.leeftijd = 'totaal'
),

voorgangers as (
    select ref_gemeente.code_nu as gemeente, ref_inwoners.jaar, sum(ref_inwoners.inwoners) as inwoners
    from ref_inwoners
    inner join ref_gemeente on ref_inwoners.gemeente = ref_gemeente.code
    where ref_gemeente.code <> ref_gemeente.code_nu
        and ref_gemeente.was_in_regio
        and ref_inwoners.leeftijd = 'totaal'
    group by ref_gemeente.code_nu, ref_inwoners.jaar
)

select gemeente, jaar, inwoners::bigint as inwoners from eigen
union all
select gemeente, jaar, inwoners::bigint as inwoners
from voorgangers
where not exists (
    select 1 from eigen where eigen.gemeente = voorgangers.gemeente and eigen.jaar = voorgangers.jaar
)
