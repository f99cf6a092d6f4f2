-- One row per maat, bron, soort, nummer.
-- What is counted of meldingen, in the quarter of their date; one without a `sleutel` is not counted.
-- A view: core_telling_nummer holds it by number.
with telling as (
    select
        maat.maat,
        core_melding.bron,
        core_melding.meldingnummer as nummer,
        case maat.maat
            when 'casussen' then core_melding.casusnummer
            when 'contacten' then 'melding ' || core_melding.meldingnummer
            else core_melding.meldingnummer
        end as sleutel,
        coalesce(core_melding.casusnummer, 'melding ' || core_melding.meldingnummer) as achter,
        core_melding.gemeente,
        core_melding.in_regio_toen,
        year(datum_melding) || 'K' || quarter(datum_melding) as kwartaal,
        case maat.maat
            when 'plan_nodig' then is_plan_nodig
            when 'plan_zelfde_dag' then is_plan_nodig and datum_veiligheidsplan = datum_triagebesluit
            else true
        end as telt
    from (
        select *, veiligheidsplan_nodig and datum_triagebesluit is not null as is_plan_nodig
        from core_melding
    ) as core_melding
    cross join (
        select unnest(['meldingen', 'casussen', 'contacten', 'plan_nodig', 'plan_zelfde_dag']) as maat
    ) as maat
)

select
    maat,
    bron,
    'melding' as soort,
    nummer,
    'meldingen' as leversoort,
    sleutel,
    achter,
    gemeente,
    in_regio_toen,
    kwartaal
from telling
where telt and sleutel is not null
