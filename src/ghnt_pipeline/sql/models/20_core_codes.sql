-- One row per bron, soort, nummer.
-- The codes of a record as lists, each code once; D4: over several rows of it the union. Only a
-- number that stands in several rows is grouped. The themas are those of its aanleidingen.
with rijen as not materialized (
    select
        bron, 'melding' as soort, meldingnummer as nummer,
        aanleiding, aard_geweld as aard, overdracht_aan as overdracht
    from stg_melding
    where is_laatste_levering
    union all by name
    select bron, 'advies' as soort, adviesnummer as nummer, aanleiding, aard_geweld as aard
    from stg_advies
    where is_laatste_levering
    union all by name
    select
        bron, 'onderzoek' as soort, onderzoeksnummer as nummer,
        aanleiding, aard_geweld as aard, uitkomst, vervolg
    from stg_onderzoek
    where is_laatste_levering
    union all by name
    select bron, 'traject' as soort, trajectnummer as nummer, hulpvorm
    from stg_traject
    where is_laatste_levering
),

records as (
    select bron, soort, nummer, aanleiding, aard, overdracht, uitkomst, vervolg, hulpvorm
    from rijen
    anti join stg_herhaald using (bron, soort, nummer)
    union all
    select
        bron, soort, nummer, flatten(list(aanleiding)), flatten(list(aard)),
        flatten(list(overdracht)), flatten(list(uitkomst)), flatten(list(vervolg)),
        flatten(list(hulpvorm))
    from rijen
    semi join stg_herhaald using (bron, soort, nummer)
    group by bron, soort, nummer
),

themas as (
    select map(list(code), list(kenmerk)) as bij from ref_code where lijst = 'aanleiding'
)

select
    records.bron,
    records.soort,
    records.nummer,
    list_sort(list_distinct(
        list_transform(records.aanleiding, lambda code: themas.bij[code])
    )) as thema,
    list_sort(list_distinct(records.aanleiding)) as aanleiding,
    list_distinct(records.aard) as aard,
    list_distinct(records.overdracht) as overdracht,
    list_distinct(records.uitkomst) as uitkomst,
    list_distinct(records.vervolg) as vervolg,
    list_distinct(records.hulpvorm) as hulpvorm
from records
cross join themas
