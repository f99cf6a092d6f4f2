-- One row per maat, bron, gebied, periode.
-- Days per record, for the measures that have them.
select
    core_telling_gebied.maat,
    core_telling_gebied.bron,
    core_telling_gebied.gebied,
    ref_periode.periode,
    avg(core_telling_gebied.waarde) as gemiddelde,
    median(core_telling_gebied.waarde) as mediaan,
    quantile_cont(core_telling_gebied.waarde, 0.9) as p90
from core_telling_gebied
inner join ref_periode on core_telling_gebied.kwartaal = ref_periode.kwartaal
where core_telling_gebied.waarde is not null
group by all
