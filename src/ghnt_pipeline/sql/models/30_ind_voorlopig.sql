-- One row per indicator, periode.
-- A period is provisional until the delivery of the quarter after it stands.
select
    ref_indicator_levering.indicator,
    ref_periode.periode,
    count(stg_geleverd.kwartaal) < count(*) as is_voorlopig
from (select distinct periode, volgend_kwartaal from ref_periode) as ref_periode
cross join ref_indicator_levering
left join stg_geleverd
    on ref_indicator_levering.bron = stg_geleverd.bron
    and ref_indicator_levering.soort = stg_geleverd.soort
    and ref_periode.volgend_kwartaal = stg_geleverd.kwartaal
group by ref_indicator_levering.indicator, ref_periode.periode
