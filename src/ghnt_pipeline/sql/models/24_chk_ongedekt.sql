-- One row per bron, leversoort, gemeente, kwartaal, maat.
-- Records that are in no figure: their quarter was not delivered or their gemeente not covered.
-- Those of contacten are meldingen and adviesvragen, and listed as such.
select
    bron,
    leversoort,
    gemeente,
    kwartaal,
    maat,
    count(distinct sleutel) as aantal
from core_telling
where not is_gedekt and maat <> 'contacten'
group by bron, leversoort, gemeente, kwartaal, maat
