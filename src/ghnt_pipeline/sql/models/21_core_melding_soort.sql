-- One row per bron, meldingnummer.
-- First, repeated or follow-up, by the earlier meldingen of the casus (smaller date, then number)
-- within the look-back. One that closes on the day of this melding is closed; without a closing
-- date it is open.
with eerder as (
    select
        core_melding.bron,
        core_melding.meldingnummer,
        count(*) over dagen_ervoor + count(*) over zelfde_dag as aantal,
        greatest(
            max(coalesce(core_melding.datum_afsluiting, date '9999-12-31')) over dagen_ervoor,
            max(coalesce(core_melding.datum_afsluiting, date '9999-12-31')) over zelfde_dag
        ) as laatste_afsluiting
    from core_melding
    inner join ref_indicator on ref_indicator.indicator = 'melding_soort'
    where core_melding.casusnummer is not null
    window
        dagen_ervoor as (
            partition by core_melding.bron, core_melding.casusnummer
            order by core_melding.datum_melding
            range between to_months(ref_indicator.terugblik_maanden::int) preceding
                and interval 1 day preceding
        ),
        zelfde_dag as (
            partition by core_melding.bron, core_melding.casusnummer, core_melding.datum_melding
            order by core_melding.meldingnummer
            rows between unbounded preceding and 1 preceding
        )
)

select
    core_melding.bron,
    core_melding.meldingnummer,
    case
        when core_melding.casusnummer is null then 'niet_ingedeeld'
        when eerder.aantal = 0 then 'eerste'
        when eerder.laatste_afsluiting > core_melding.datum_melding then 'vervolgmelding'
        else 'hermelding'
    end as soort
from core_melding
left join eerder
    on core_melding.bron = eerder.bron
    and core_melding.meldingnummer = eerder.meldingnummer
