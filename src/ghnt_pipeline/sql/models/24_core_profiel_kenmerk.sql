-- One row per profiel, uitsplitsing, categorie.
-- By what records of a profiel are counted: as themselves, by their categories, and by what they have
-- one of. `kenmerk` is the number under which an indicator asks for it.
with melder as (
    select core_profiel.profiel, core_profiel.triagebesluit, ref_code.kenmerk as melder_groep
    from core_profiel
    inner join ref_code
        on ref_code.lijst = 'hoedanigheid' and core_profiel.hoedanigheid = ref_code.code
),

categorieen as (
    select core_profiel.profiel, core_profiel.soort, core_codes_categorie.lijst, core_codes_categorie.code
    from core_profiel
    inner join core_codes_categorie on core_profiel.codes = core_codes_categorie.codes
),

kenmerken as (
    select profiel, lijst as uitsplitsing, code as categorie
    from categorieen
    union all
    select
        profiel,
        unnest(['totaal', 'triagebesluit', 'melder_groep']) as uitsplitsing,
        unnest(['totaal', triagebesluit, melder_groep]) as categorie
    from melder
    union all
    select profiel, 'soort' as uitsplitsing, melding_soort as categorie from core_profiel
    union all
    select core_profiel.profiel, 'combinatie' as uitsplitsing, core_combinatie.thema as categorie
    from core_profiel
    inner join core_combinatie on core_profiel.codes = core_combinatie.codes
    where core_profiel.soort = 'melding'
    union all
    select distinct categorieen.profiel, 'soort' as uitsplitsing, ref_groep.groep as categorie
    from categorieen
    inner join ref_groep
        on categorieen.lijst = ref_groep.lijst and categorieen.code = ref_groep.code
    where categorieen.soort in ('melding', 'advies')
    union all
    select profiel, 'totaal' as uitsplitsing, 'totaal' as categorie
    from core_profiel
    where soort in ('onderzoek', 'huisverbod')
    union all
    select
        profiel,
        unnest(['totaal', 'rol', 'vervolg']) as uitsplitsing,
        unnest(['totaal', rol, vervolg]) as categorie
    from core_profiel
    where soort = 'traject'
)

select kenmerken.profiel, kenmerken.uitsplitsing, kenmerken.categorie, ref_kenmerk.kenmerk
from kenmerken
left join ref_kenmerk
    on kenmerken.uitsplitsing = ref_kenmerk.uitsplitsing
    and kenmerken.categorie = ref_kenmerk.categorie
where kenmerken.categorie is not null
