-- One row per maat, bron, gebied, periode, lijst, combinatie.
-- Unique meldingen and adviesvragen per exact combination of thema or aanleiding that occurs.
with plaatsen as (
    select plaats from stg_dekking_maat where maat in ('meldingen', 'adviesvragen')
),

per_codes as (
    select
        core_telling_nummer.plaats,
        core_telling_nummer.waar,
        core_record.codes,
        count(*) as aantal
    from core_telling_nummer
    semi join plaatsen on core_telling_nummer.plaats = plaatsen.plaats
    inner join core_record on core_telling_nummer.record = core_record.record
    group by core_telling_nummer.plaats, core_telling_nummer.waar, core_record.codes
),

geteld as (
    select
        per_codes.plaats,
        per_codes.waar,
        core_combinatie.thema,
        core_combinatie.aanleiding,
        sum(per_codes.aantal) as aantal
    from per_codes
    inner join core_combinatie on per_codes.codes = core_combinatie.codes
    group by per_codes.plaats, per_codes.waar, core_combinatie.thema, core_combinatie.aanleiding
),

gesplitst as (
    select
        core_plaats_plek.plek,
        geteld.aantal,
        unnest([
            {'lijst': 'thema', 'combinatie': geteld.thema},
            {'lijst': 'aanleiding', 'combinatie': geteld.aanleiding}
        ]) as combinatie
    from geteld
    inner join core_plaats_plek
        on geteld.plaats = core_plaats_plek.plaats
        and geteld.waar = core_plaats_plek.waar
)

select
    core_plek.maat,
    core_plek.bron,
    core_plek.gebied,
    core_plek.periode,
    gesplitst.combinatie.lijst as lijst,
    gesplitst.combinatie.combinatie as combinatie,
    len(string_split(gesplitst.combinatie.combinatie, '+')) as codes,
    ind_dekking.is_compleet,
    sum(gesplitst.aantal)::bigint as aantal
from gesplitst
inner join core_plek on gesplitst.plek = core_plek.plek
inner join ind_dekking
    on core_plek.maat = ind_dekking.indicator
    and core_plek.bron = ind_dekking.bron
    and core_plek.gebied = ind_dekking.gebied
    and core_plek.periode = ind_dekking.periode
group by all
