-- One row per maat, bron, gebied, periode, lijst, combinatie.
-- Unique meldingen and adviesvragen per exact combination of thema or aanleiding that occurs.
with geteld as (
    select
        core_telling_gebied.maat,
        core_telling_gebied.bron,
        core_telling_gebied.gebied,
        ref_periode.periode,
        unnest([
            {'lijst': 'thema', 'combinatie': core_combinatie.thema},
            {'lijst': 'aanleiding', 'combinatie': core_combinatie.aanleiding}
        ]) as combinatie,
        count(*) as aantal
    from core_telling_gebied
    inner join core_combinatie
        on core_telling_gebied.bron = core_combinatie.bron
        and core_telling_gebied.soort = core_combinatie.soort
        and core_telling_gebied.nummer = core_combinatie.nummer
    inner join ref_periode on core_telling_gebied.kwartaal = ref_periode.kwartaal
    where core_telling_gebied.maat in ('meldingen', 'adviesvragen')
    group by core_telling_gebied.maat, core_telling_gebied.bron, core_telling_gebied.gebied,
        ref_periode.periode, core_combinatie.thema, core_combinatie.aanleiding
)

select
    geteld.maat,
    geteld.bron,
    geteld.gebied,
    geteld.periode,
    geteld.combinatie.lijst as lijst,
    geteld.combinatie.combinatie as combinatie,
    len(string_split(geteld.combinatie.combinatie, '+')) as codes,
    ind_dekking.is_compleet,
    sum(geteld.aantal)::bigint as aantal
from geteld
inner join ind_dekking
    on geteld.maat = ind_dekking.indicator
    and geteld.bron = ind_dekking.bron
    and geteld.gebied = ind_dekking.gebied
    and geteld.periode = ind_dekking.periode
group by all
