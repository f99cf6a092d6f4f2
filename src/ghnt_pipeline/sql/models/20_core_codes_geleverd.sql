-- One row per bron, soort, nummer.
-- The lists of codes of a record as they were delivered, and one number for all of them: `codes`. Each
-- list is hashed by itself: together two lists would have the hash of their codes in one.
-- D4: over several rows of it the union. Only a number that stands in several rows is grouped.
-- Only while building: core_codes_lijst has each list once.
-- A view: millions of records have the same few lists.
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
)

select
    *,
    hash(
        hash(aanleiding), hash(aard), hash(overdracht), hash(uitkomst), hash(vervolg), hash(hulpvorm)
    ) as codes
from records
