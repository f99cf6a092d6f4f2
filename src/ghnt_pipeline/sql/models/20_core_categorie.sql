-- One row per bron, soort, nummer, lijst, code.
-- D5: one row for each category of a record; D4: over several rows of it the union. Never summed.
with lijsten as (
    select
        bron,
        'melding' as soort,
        meldingnummer as nummer,
        unnest([
            {'lijst': 'aanleiding', 'codes': aanleiding},
            {'lijst': 'aard', 'codes': aard_geweld},
            {'lijst': 'overdracht', 'codes': overdracht_aan}
        ]) as lijst
    from stg_melding
    where is_laatste_levering
    union all
    select
        bron,
        'advies' as soort,
        adviesnummer as nummer,
        unnest([
            {'lijst': 'aanleiding', 'codes': aanleiding},
            {'lijst': 'aard', 'codes': aard_geweld}
        ]) as lijst
    from stg_advies
    where is_laatste_levering
    union all
    select
        bron,
        'onderzoek' as soort,
        onderzoeksnummer as nummer,
        unnest([
            {'lijst': 'aanleiding', 'codes': aanleiding},
            {'lijst': 'aard', 'codes': aard_geweld},
            {'lijst': 'uitkomst', 'codes': uitkomst},
            {'lijst': 'vervolg', 'codes': vervolg}
        ]) as lijst
    from stg_onderzoek
    where is_laatste_levering
    union all
    select
        bron,
        'traject' as soort,
        trajectnummer as nummer,
        unnest([
            {'lijst': 'hulpvorm', 'codes': hulpvorm}
        ]) as lijst
    from stg_traject
    where is_laatste_levering
),

genoemd as (
    select
        bron,
        soort,
        nummer,
        lijst.lijst as lijst,
        unnest(lijst.codes) as code
    from lijsten
),

themas as (
    select
        genoemd.bron,
        genoemd.soort,
        genoemd.nummer,
        'thema' as lijst,
        ref_code.kenmerk as code
    from genoemd
    inner join ref_code on genoemd.lijst = ref_code.lijst and genoemd.code = ref_code.code
    where genoemd.lijst = 'aanleiding'
)

select distinct bron, soort, nummer, lijst, code from genoemd
union all
select distinct bron, soort, nummer, lijst, code from themas
