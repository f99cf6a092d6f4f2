-- One row per plek, kenmerk.
-- How many rows too many ind_eens has: what stands behind several rows of one area and period counts
-- once. Only rows that share theirs within a reeks are looked at.
-- Only while building: ind_geteld has the counts.
with reeksen as (
    select distinct plaats, reeks from core_plaats_plek
),

rijen as not materialized (
    select
        reeksen.reeks,
        core_telling_nummer.plaats,
        core_telling_nummer.waar,
        core_telling_nummer.bundel,
        core_telling_nummer.sleutel,
        core_telling_nummer.achter
    from core_telling_nummer
    inner join reeksen on core_telling_nummer.plaats = reeksen.plaats
    where core_telling_nummer.sleutel is not null or core_telling_nummer.achter is not null
),

dubbele_sleutel as (
    select reeks, sleutel from rijen where sleutel is not null group by all having count(*) > 1
),

dubbele_achter as (
    select reeks, achter from rijen where achter is not null group by all having count(*) > 1
),

gedeeld as (
    select rijen.*
    from rijen
    left join dubbele_sleutel
        on rijen.reeks = dubbele_sleutel.reeks and rijen.sleutel = dubbele_sleutel.sleutel
    left join dubbele_achter
        on rijen.reeks = dubbele_achter.reeks and rijen.achter = dubbele_achter.achter
    where dubbele_sleutel.reeks is not null or dubbele_achter.reeks is not null
)

select
    core_plaats_plek.plek,
    core_bundel_deel.kenmerk,
    count(gedeeld.sleutel) - count(distinct gedeeld.sleutel) as aantal,
    count(gedeeld.achter) - count(distinct gedeeld.achter) as achter
from gedeeld
inner join core_bundel_deel on gedeeld.bundel = core_bundel_deel.bundel
inner join core_plaats_plek
    on gedeeld.plaats = core_plaats_plek.plaats
    and gedeeld.reeks = core_plaats_plek.reeks
    and gedeeld.waar = core_plaats_plek.waar
group by core_plaats_plek.plek, core_bundel_deel.kenmerk
