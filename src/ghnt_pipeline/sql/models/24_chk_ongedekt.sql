-- One row per bron, leversoort, gemeente, kwartaal, maat.
-- Records that are in no figure: their quarter was not delivered or their gemeente not covered.
select
    bron,
    leversoort,
    gemeente,
    kwartaal,
    maat,
    count(distinct sleutel) as aantal
from core_telling
where not is_gedekt
group by bron, leversoort, gemeente, kwartaal, maat
