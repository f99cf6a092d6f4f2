-- One row per levering, rij, maat, kwartaal.
-- D9: every row without a number that may count, in each quarter that its delivery tells of.
-- D6: an advies that came from a melding "omgezet in advies" was counted there; a row that may be
-- of such an advies (of a melding without a number, or one that names none) is not certain.
with omgezet as (
    select distinct raw_levering.bron
    from raw_meldingen
    inner join raw_levering
        on raw_meldingen.levering = raw_levering.levering and raw_levering.zonder_nummers
    where raw_meldingen.triagebesluit = 'omgezet_in_advies' and $omgezet <> 'beide'
),

telt as (
    select
        stg_ongenummerd.*,
        coalesce($omgezet <> 'beide' and core_melding.triagebesluit = 'omgezet_in_advies', false)
            as is_elders_geteld,
        stg_ongenummerd.herkomst_meldingnummer is not null
            and core_melding.meldingnummer is null
            and omgezet.bron is not null as is_misschien_elders
    from stg_ongenummerd
    left join core_melding
        on stg_ongenummerd.bron = core_melding.bron
        and stg_ongenummerd.herkomst_meldingnummer = core_melding.meldingnummer
    left join omgezet on stg_ongenummerd.bron = omgezet.bron
),

zeker as (
    select
        telt.* exclude (is_zeker),
        is_zeker and not bool_or(is_elders_geteld or is_misschien_elders) over zelfde as is_zeker
    from telt
    window zelfde as (partition by levering, maat, vast)
)

select
    zeker.bron,
    zeker.levering,
    zeker.rij,
    zeker.maat,
    zeker.gemeente,
    stg_dekking_ongenummerd.kwartaal,
    zeker.was_in_regio and ref_kwartaal.eerste_dag < $regio_sinds as in_regio_toen,
    case when zeker.maat = 'clienten' then zeker.vast else concat_ws('/', zeker.levering, zeker.rij) end as sleutel,
    zeker.is_zeker,
    zeker.vast,
    zeker.feiten,
    zeker.achter
from zeker
inner join stg_dekking_ongenummerd
    on zeker.levering = stg_dekking_ongenummerd.levering
    and zeker.gemeente = stg_dekking_ongenummerd.gemeente
inner join ref_kwartaal
    on stg_dekking_ongenummerd.kwartaal = ref_kwartaal.kwartaal
    and zeker.vanaf <= ref_kwartaal.laatste_dag
    and zeker.tot >= ref_kwartaal.eerste_dag
where not zeker.is_elders_geteld
