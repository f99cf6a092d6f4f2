-- One row per codes, lijst, code.
-- The categories of each list of codes.
with lijsten as (
    select
        codes,
        unnest([
            {'lijst': 'thema', 'codes': thema},
            {'lijst': 'aanleiding', 'codes': aanleiding},
            {'lijst': 'aard', 'codes': aard},
            {'lijst': 'overdracht', 'codes': overdracht},
            {'lijst': 'uitkomst', 'codes': uitkomst},
            {'lijst': 'vervolg', 'codes': vervolg},
            {'lijst': 'hulpvorm', 'codes': hulpvorm}
        ]) as lijst
    from core_codes_lijst
)

select codes, lijst.lijst as lijst, unnest(lijst.codes) as code
from lijsten
