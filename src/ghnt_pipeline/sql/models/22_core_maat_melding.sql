-- One row per maat, bron, soort, nummer.
-- What is counted of meldingen, in the quarter of their date.
with telling as (
    select
        core_melding.bron,
        core_melding.meldingnummer as nummer,
        coalesce(casusnummer, 'melding ' || meldingnummer) as achter,
        core_melding.gemeente,
        core_melding.in_regio_toen,
        year(datum_melding) || 'K' || quarter(datum_melding) as kwartaal,
        unnest([
            {'maat': 'meldingen', 'sleutel': meldingnummer},
            {'maat': 'casussen', 'sleutel': casusnummer},
            {'maat': 'contacten', 'sleutel': 'melding ' || meldingnummer},
            {'maat': 'plan_nodig', 'sleutel': case when is_plan_nodig then meldingnummer end},
            {
                'maat': 'plan_zelfde_dag',
                'sleutel': case
                    when is_plan_nodig and datum_veiligheidsplan = datum_triagebesluit
                        then meldingnummer
                end
            }
        ]) as telling
    from (
        select *, veiligheidsplan_nodig and datum_triagebesluit is not null as is_plan_nodig
        from core_melding
    ) as core_melding
)

select
    telling.maat as maat,
    bron,
    'melding' as soort,
    nummer,
    'meldingen' as leversoort,
    telling.sleutel as sleutel,
    achter,
    gemeente,
    in_regio_toen,
    kwartaal
from telling
where telling.sleutel is not null
