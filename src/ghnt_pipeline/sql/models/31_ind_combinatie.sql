-- One row per maat, bron, gebied, periode, lijst, combinatie.
-- Unique meldingen and adviesvragen per exact combination of thema or aanleiding that occurs.
with combinaties as (
    select
        hash(core_combinatie.bron, core_combinatie.soort, core_combinatie.nummer) as record,
        core_combinatie.thema,
        core_combinatie.aanleiding
    from core_combinatie
),

plaatsen as (
    select plaats from stg_dekking_maat where maat in ('meldingen', 'adviesvragen')
),

geteld as (
    select
        core_telling_nummer.plaats,
        core_telling_nummer.waar,
        combinaties.thema,
        combinaties.aanleiding,
        count(*) as aantal
    from core_telling_nummer
    semi join plaatsen on core_telling_nummer.plaats = plaatsen.plaats
    inner join combinaties on core_telling_nummer.record = combinaties.record
    group by core_telling_nummer.plaats, core_telling_nummer.waar, combinaties.thema,
        combinaties.aanleiding
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
