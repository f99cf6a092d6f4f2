-- One row per gebied, periode, bron, trajectnummer.
-- How many days each traject with a huishouden was followed, and whether a police incident ended
-- that. Followed until the end of the term, of the deliveries of the police without a gap, or of
-- the day the figures are of, whichever comes first.
with gevolgd as (
    select
        core_telling_gebied.gebied,
        ref_periode.periode,
        core_recidive.bron,
        core_recidive.trajectnummer,
        core_recidive.datum_start,
        core_recidive.eerste_incident,
        least(
            core_recidive.einde_termijn,
            stg_gevolgd.gevolgd_tot,
            greatest($peildatum, ref_periode.laatste_dag)
        ) as tot
    from core_telling_gebied
    inner join core_recidive
        on core_telling_gebied.bron = core_recidive.bron
        and core_telling_gebied.nummer = core_recidive.trajectnummer
        and core_recidive.soort = 'politie'
    inner join ref_periode on core_telling_gebied.kwartaal = ref_periode.kwartaal
    inner join stg_gevolgd
        on core_telling_gebied.kwartaal = stg_gevolgd.kwartaal and stg_gevolgd.gevolgd_tot is not null
    where core_telling_gebied.maat = 'trajecten_gevolgd'
)

select
    gebied,
    periode,
    bron,
    trajectnummer,
    least(tot, eerste_incident) - datum_start as dagen,
    coalesce(eerste_incident <= tot, false) as is_recidive
from gevolgd
