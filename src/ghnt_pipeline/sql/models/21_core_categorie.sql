-- One row per bron, soort, nummer, lijst, code.
-- D5: one row for each category of a record. Never summed.
-- A view: core_codes holds them in a fifth of the room.
with lijsten as (
    select
        bron,
        soort,
        nummer,
        unnest([
            {'lijst': 'thema', 'codes': thema},
            {'lijst': 'aanleiding', 'codes': aanleiding},
            {'lijst': 'aard', 'codes': aard},
            {'lijst': 'overdracht', 'codes': overdracht},
            {'lijst': 'uitkomst', 'codes': uitkomst},
            {'lijst': 'vervolg', 'codes': vervolg},
            {'lijst': 'hulpvorm', 'codes': hulpvorm}
        ]) as lijst
    from core_codes
)

select
    bron,
    soort,
    nummer,
    lijst.lijst as lijst,
    unnest(lijst.codes) as code
from lijsten
