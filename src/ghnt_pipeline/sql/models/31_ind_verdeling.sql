-- One row per maat, gebied, periode.
-- Days, hours or euros per record, over all records there are: never a mean of means.
select
    core_telling_gebied.maat,
    core_telling_gebied.gebied,
    ref_periode.periode,
    count(*) as aantal,
    count(distinct (core_telling_gebied.bron, core_telling_gebied.achter)) as achter,
    sum(core_telling_gebied.waarde)::double as som,
    sum(core_telling_gebied.waarde) / count(*) as gemiddelde,
    median(core_telling_gebied.waarde::double) as mediaan,
    quantile_cont(core_telling_gebied.waarde::double, 0.9) as p90
from core_telling_gebied
semi join ref_indicator
    on core_telling_gebied.maat = ref_indicator.teller
    and ref_indicator.eenheid in ('dagen', 'uren', 'euro')
inner join ref_periode on core_telling_gebied.kwartaal = ref_periode.kwartaal
group by core_telling_gebied.maat, core_telling_gebied.gebied, ref_periode.periode
