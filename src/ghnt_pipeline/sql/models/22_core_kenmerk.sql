-- One row per bron, soort, nummer, uitsplitsing, categorie.
-- By what each record is counted: as itself, by its categories, and by what it has one of.
-- `kenmerk` is the number under which an indicator asks for it.
-- A view: there are eight of each record, and core_kenmerken holds them by number.
with kenmerken as (
    select bron, soort, nummer, lijst as uitsplitsing, code as categorie
    from core_categorie
    union all
    select
        core_melding.bron,
        'melding' as soort,
        core_melding.meldingnummer as nummer,
        unnest(['totaal', 'triagebesluit', 'melder_groep']) as uitsplitsing,
        unnest(['totaal', core_melding.triagebesluit, ref_code.kenmerk]) as categorie
    from core_melding
    inner join ref_code
        on ref_code.lijst = 'hoedanigheid' and core_melding.hoedanigheid_melder = ref_code.code
    union all
    select
        core_advies.bron,
        'advies' as soort,
        core_advies.adviesnummer as nummer,
        unnest(['totaal', 'melder_groep']) as uitsplitsing,
        unnest(['totaal', ref_code.kenmerk]) as categorie
    from core_advies
    inner join ref_code
        on ref_code.lijst = 'hoedanigheid' and core_advies.hoedanigheid_adviesvrager = ref_code.code
    union all
    select bron, 'melding' as soort, meldingnummer, 'soort', soort from core_melding_soort
    union all
    select bron, soort, nummer, 'combinatie', thema from core_combinatie where soort = 'melding'
    union all
    select distinct core_categorie.bron, core_categorie.soort, core_categorie.nummer, 'soort', ref_groep.groep
    from core_categorie
    inner join ref_groep
        on core_categorie.lijst = ref_groep.lijst and core_categorie.code = ref_groep.code
    where core_categorie.soort in ('melding', 'advies')
    union all
    select bron, 'onderzoek' as soort, onderzoeksnummer, 'totaal', 'totaal' from core_onderzoek
    union all
    select bron, 'huisverbod' as soort, huisverbodnummer, 'totaal', 'totaal' from core_huisverbod
    union all
    select
        bron,
        'traject' as soort,
        trajectnummer as nummer,
        unnest(['totaal', 'rol', 'vervolg']) as uitsplitsing,
        unnest(['totaal', rol, vervolg]) as categorie
    from core_traject
)

select
    kenmerken.bron,
    kenmerken.soort,
    kenmerken.nummer,
    kenmerken.uitsplitsing,
    kenmerken.categorie,
    ref_kenmerk.kenmerk
from kenmerken
left join ref_kenmerk
    on kenmerken.uitsplitsing = ref_kenmerk.uitsplitsing
    and kenmerken.categorie = ref_kenmerk.categorie
where kenmerken.categorie is not null
