-- One row per levering, rij, uitsplitsing, categorie.
-- D9: what each row of a delivery without numbers says of its record, as core_kenmerk of a record.
with zonder as (
    select levering from raw_levering where zonder_nummers
),

lijsten as (
    select levering, rij, unnest([
        {'lijst': 'totaal', 'codes': ['totaal']},
        {'lijst': 'aanleiding', 'codes': aanleiding},
        {'lijst': 'aard', 'codes': aard_geweld},
        {'lijst': 'hoedanigheid', 'codes': [hoedanigheid_melder]},
        {'lijst': 'triagebesluit', 'codes': [triagebesluit]}
    ]) as lijst
    from raw_meldingen
    semi join zonder on raw_meldingen.levering = zonder.levering
    union all
    select levering, rij, unnest([
        {'lijst': 'totaal', 'codes': ['totaal']},
        {'lijst': 'aanleiding', 'codes': aanleiding},
        {'lijst': 'aard', 'codes': aard_geweld},
        {'lijst': 'hoedanigheid', 'codes': [hoedanigheid_adviesvrager]}
    ]) as lijst
    from raw_adviezen
    semi join zonder on raw_adviezen.levering = zonder.levering
    union all
    select levering, rij, unnest([
        {'lijst': 'totaal', 'codes': ['totaal']},
        {'lijst': 'uitkomst', 'codes': uitkomst},
        {'lijst': 'vervolg', 'codes': vervolg}
    ]) as lijst
    from raw_onderzoeken
    semi join zonder on raw_onderzoeken.levering = zonder.levering
    union all
    select levering, rij, {'lijst': 'totaal', 'codes': ['totaal']} as lijst
    from raw_huisverboden
    semi join zonder on raw_huisverboden.levering = zonder.levering
    union all
    select levering, rij, unnest([
        {'lijst': 'totaal', 'codes': ['totaal']},
        {'lijst': 'rol', 'codes': [rol]},
        {'lijst': 'hulpvorm', 'codes': hulpvorm},
        {'lijst': 'vervolg', 'codes': [vervolg]}
    ]) as lijst
    from raw_trajecten
    semi join zonder on raw_trajecten.levering = zonder.levering
),

genoemd as (
    select lijsten.levering, lijsten.rij, lijst.lijst as lijst, unnest(lijst.codes) as code
    from lijsten
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
