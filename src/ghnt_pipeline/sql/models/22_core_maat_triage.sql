-- One row per maat, bron, soort, nummer.
-- What is counted of the terms of triage: shares have a measure for each term, what is still open
-- is one measure with the term as its soort.
with telling as (
    select
        core_triage.bron,
        core_triage.meldingnummer,
        core_triage.termijn,
        unnest(case core_triage.oordeel
            when 'op_tijd' then ['triage_op_tijd_' || termijn, 'triage_beoordeeld_' || termijn]
            when 'te_laat' then ['triage_beoordeeld_' || termijn]
            when 'open_te_laat' then ['triage_beoordeeld_' || termijn, 'triage_open_te_laat']
            when 'open_binnen_termijn' then ['triage_open_binnen_termijn']
            when 'zonder_datum' then ['triage_zonder_datum']
        end) as maat
    from core_triage
)

select
    telling.maat,
    core_melding.bron,
    'melding' as soort,
    core_melding.meldingnummer as nummer,
    'meldingen' as leversoort,
    core_melding.meldingnummer as sleutel,
    any_value(coalesce(core_melding.casusnummer, 'melding ' || core_melding.meldingnummer)) as achter,
    any_value(core_melding.gemeente) as gemeente,
    any_value(core_melding.in_regio_toen) as in_regio_toen,
    any_value(year(core_melding.datum_melding) || 'K' || quarter(core_melding.datum_melding)) as kwartaal,
    case
        when starts_with(telling.maat, 'triage_open')
            then list({'uitsplitsing': 'soort', 'categorie': telling.termijn} order by telling.termijn)
    end as kenmerken
from telling
inner join core_melding
    on telling.bron = core_melding.bron and telling.meldingnummer = core_melding.meldingnummer
group by telling.maat, core_melding.bron, core_melding.meldingnummer
