-- One row per maat, bron, soort, nummer.
-- What is counted of the terms of triage: shares have a measure for each term; what cannot be
-- judged is one measure of each kind, with the terms as its soort.
-- A view: core_telling_nummer holds it by number.
with telling as (
    select
        unnest(case oordeel
            when 'op_tijd' then ['triage_op_tijd_' || termijn, 'triage_beoordeeld_' || termijn]
            else ['triage_beoordeeld_' || termijn]
        end) as maat,
        bron, meldingnummer, achter, gemeente, in_regio_toen, kwartaal,
        null as kenmerken
    from core_triage
    where oordeel in ('op_tijd', 'te_laat', 'open_te_laat')
    union all
    select
        'triage_' || oordeel as maat,
        bron, meldingnummer, achter, gemeente, in_regio_toen, kwartaal,
        case
            when oordeel <> 'zonder_datum'
                then list({'uitsplitsing': 'soort', 'categorie': termijn} order by termijn)
        end as kenmerken
    from core_triage
    where oordeel in ('open_te_laat', 'open_binnen_termijn', 'zonder_datum')
    group by oordeel, bron, meldingnummer, achter, gemeente, in_regio_toen, kwartaal
)

select
    maat,
    bron,
    'melding' as soort,
    meldingnummer as nummer,
    'meldingen' as leversoort,
    meldingnummer as sleutel,
    achter,
    gemeente,
    in_regio_toen,
    kwartaal,
    kenmerken
from telling
