-- One row per levering, rij, uitsplitsing, categorie.
-- D9: what each row of a delivery without numbers says of its record, as core_kenmerk of a record.
with lijsten as (
    select levering, rij, unnest([
        {'lijst': 'totaal', 'codes': ['totaal']},
        {'lijst': 'aanleiding', 'codes': aanleiding},
        {'lijst': 'aard', 'codes': aard_geweld},
        {'lijst': 'hoedanigheid', 'codes': [hoedanigheid_melder]},
        {'lijst': 'triagebesluit', 'codes': [triagebesluit]}
    ]) as lijst
    from raw_meldingen
    union all
    select levering, rij, unnest([
        {'lijst': 'totaal', 'codes': ['totaal']},
        {'lijst': 'aanleiding', 'codes': aanleiding},
        {'lijst': 'aard', 'codes': aard_geweld},
        {'lijst': 'hoedanigheid', 'codes': [hoedanigheid_adviesvrager]}
    ]) as lijst
    from raw_adviezen
    union all
    select levering, rij, unnest([
        {'lijst': 'totaal', 'codes': ['totaal']},
        {'lijst': 'uitkomst', 'codes': uitkomst},
        {'lijst': 'vervolg', 'codes': vervolg}
    ]) as lijst
    from raw_onderzoeken
    union all
    select levering, rij, {'lijst': 'totaal', 'codes': ['totaal']} as lijst
    from raw_huisverboden
    union all
    select levering, rij, unnest([
        {'lijst': 'totaal', 'codes': ['totaal']},
        {'lijst': 'rol', 'codes': [rol]},
        {'lijst': 'hulpvorm', 'codes': hulpvorm},
        {'lijst': 'vervolg', 'codes': [vervolg]}
    ]) as lijst
    from raw_trajecten
),

genoemd as (
    select lijsten.levering, lijsten.rij, lijst.lijst as lijst, unnest(lijst.codes) as code
    from lijsten
    inner join raw_levering
        on lijsten.levering = raw_levering.levering and raw_levering.zonder_nummers
)

select levering, rij, lijst as uitsplitsing, code as categorie
from genoemd
where lijst <> 'hoedanigheid' and code is not null
union
select
    genoemd.levering,
    genoemd.rij,
    case genoemd.lijst when 'aanleiding' then 'thema' else 'melder_groep' end as uitsplitsing,
    ref_code.kenmerk as categorie
from genoemd
inner join ref_code on genoemd.lijst = ref_code.lijst and genoemd.code = ref_code.code
where genoemd.lijst in ('aanleiding', 'hoedanigheid')
