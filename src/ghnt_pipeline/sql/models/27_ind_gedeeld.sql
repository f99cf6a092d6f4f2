-- One row per plek, kenmerk.
-- What may stand behind several rows is counted once in each area and period: it never adds up.
select
    core_plek.plek,
    core_bundel_deel.kenmerk,
    count(distinct core_telling_nummer.sleutel) as aantal,
    count(distinct core_telling_nummer.achter) as achter
from core_telling_nummer
inner join core_bundel_deel on core_telling_nummer.bundel = core_bundel_deel.bundel
inner join core_plek
    on core_telling_nummer.plaats = core_plek.plaats
    and case core_plek.voor
        when 'eigen' then coalesce(core_telling_nummer.gebied = core_plek.gebied, false)
        when 'toen' then core_telling_nummer.gebied is null and core_telling_nummer.in_regio_toen
        else core_telling_nummer.gebied is null
    end
where core_telling_nummer.sleutel is not null or core_telling_nummer.achter is not null
group by core_plek.plek, core_bundel_deel.kenmerk
