-- One row per gebied, periode, soort.
-- Each cohort of trajecten with until when it was followed, and whether that is the whole term;
-- a quarter of the cohort that was not delivered is told by ind_waarde.
-- For the analyst.
select
    ind_aandeel.gebied,
    ind_aandeel.periode,
    ind_aandeel.categorie as soort,
    ind_aandeel.noemer as trajecten,
    ind_aandeel.noemer - ind_aandeel.teller as met_recidive,
    case
        when ind_aandeel.categorie = 'eigen_opgave' then greatest($peildatum, cohort.laatste_dag)
        when stg_gevolgd.gevolgd_tot is not null
            then least(greatest($peildatum, cohort.laatste_dag), stg_gevolgd.gevolgd_tot)
    end as gevolgd_tot,
    ind_opvolging.is_gevolgd as is_compleet
from ind_aandeel
inner join ind_opvolging
    on ind_aandeel.indicator = ind_opvolging.indicator
    and ind_aandeel.categorie = ind_opvolging.categorie
    and ind_aandeel.periode = ind_opvolging.periode
inner join (
    select periode, min_by(kwartaal, kwartaal) as kwartaal, any_value(laatste_dag) as laatste_dag
    from ref_periode
    group by periode
) as cohort
    on ind_aandeel.periode = cohort.periode
inner join stg_gevolgd on cohort.kwartaal = stg_gevolgd.kwartaal
where ind_aandeel.indicator = 'zonder_recidive_12m' and ind_aandeel.is_er
