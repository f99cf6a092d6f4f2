-- One row per soort, bron, nummer.
-- All by which a record may be counted. Records that agree in it are of one `profiel`: there are
-- thousands of profiles and millions of records.
-- Only while building: core_record has the number, core_profiel what it stands for.
-- A view: it is read for each of these.
with records as (
    select
        'melding' as soort,
        core_melding.bron,
        core_melding.meldingnummer as nummer,
        core_melding.triagebesluit,
        core_melding.hoedanigheid_melder as hoedanigheid,
        core_melding_soort.soort as melding_soort
    from core_melding
    inner join core_melding_soort using (bron, meldingnummer)
    union all by name
    select
        'advies' as soort, bron, adviesnummer as nummer, hoedanigheid_adviesvrager as hoedanigheid
    from core_advies
    union all by name
    select 'onderzoek' as soort, bron, onderzoeksnummer as nummer
    from core_onderzoek
    union all by name
    select 'huisverbod' as soort, bron, huisverbodnummer as nummer
    from core_huisverbod
    union all by name
    select 'traject' as soort, bron, trajectnummer as nummer, rol, vervolg
    from core_traject
),

met_codes as (
    select records.*, core_codes_geleverd.codes
    from records
    left join core_codes_geleverd using (soort, bron, nummer)
)

select
    *,
    hash(soort, codes, triagebesluit, hoedanigheid, melding_soort, rol, vervolg) as profiel
from met_codes
