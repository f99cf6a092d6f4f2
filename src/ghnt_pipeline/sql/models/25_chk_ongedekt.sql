-- One row per bron, leversoort, gemeente, kwartaal, maat.
-- Records that are in no figure: their quarter was not delivered or their gemeente not covered.
-- Those of contacten are meldingen and adviesvragen, and listed as such; an open case is listed
-- once, where it began, and what shares and means are of is listed where it is counted.
select
    bron,
    leversoort,
    gemeente,
    kwartaal,
    maat,
    count(distinct sleutel) as aantal
from core_telling
semi join ref_maat
    on core_telling.maat = ref_maat.maat and ref_maat.is_geteld and not ref_maat.is_stand
where not is_gedekt and maat <> 'contacten'
group by bron, leversoort, gemeente, kwartaal, maat
