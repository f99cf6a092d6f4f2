-- One row per bron, soort, nummer.
-- Every record once, with what decides about it before it comes to a measure: where it belongs, the
-- quarter of its first date, whether it started, and whether D6 lets it count.
with records as (
    select bron, 'melding' as soort, meldingnummer as nummer, gemeente, in_regio_toen,
        datum_melding as eerste_datum, true as is_begonnen, true as telt_mee
    from core_melding
    union all
    select bron, 'advies', adviesnummer, gemeente, in_regio_toen, datum_advies, true, telt_mee
    from core_adviesvraag
    union all
    select bron, 'onderzoek', onderzoeksnummer, gemeente, in_regio_toen,
        coalesce(datum_besluit, datum_start), datum_start is not null, true
    from core_onderzoek
    union all
    select bron, 'huisverbod', huisverbodnummer, gemeente, in_regio_toen, datum_risicotaxatie,
        true, true
    from core_huisverbod
    union all
    select bron, 'traject', trajectnummer, gemeente, in_regio_toen,
        coalesce(datum_aanmelding, datum_start), datum_start is not null, true
    from core_traject
    union all
    select bron, 'incident', incidentnummer, gemeente, in_regio_toen, datum_incident, true, true
    from core_incident
)

select
    records.bron,
    records.soort,
    records.nummer,
    records.is_begonnen,
    records.telt_mee,
    exists (
        select 1
        from ref_gebied_lid
        where ref_gebied_lid.gemeente = records.gemeente
        and ref_gebied_lid.gebied = $gebied
    ) and ($gebied <> 'regio_toen' or records.in_regio_toen) as is_hier,
    list_contains(
        $kwartalen, year(records.eerste_datum) || 'K' || quarter(records.eerste_datum)
    ) as begon_nu
from records
where list_contains($bronnen, records.bron)
