-- One row per plek, kenmerk.
-- What may stand behind several rows is counted once in each area and period: it never adds up.
select
    core_plek.plek,
    core_deel.kenmerk,
    count(distinct core_deel.sleutel) as aantal,
    count(distinct core_deel.achter) as achter
from core_deel
inner join core_plek
    on core_deel.plaats = core_plek.plaats
    and case core_plek.voor
        when 'eigen' then coalesce(core_deel.gebied = core_plek.gebied, false)
        when 'toen' then core_deel.gebied is null and core_deel.in_regio_toen
        else core_deel.gebied is null
    end
where core_deel.sleutel is not null or core_deel.achter is not null
group by core_plek.plek, core_deel.kenmerk
