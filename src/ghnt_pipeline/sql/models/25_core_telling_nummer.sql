-- One row per plaats, record.
-- All that is covered, by number. `sleutel` and `achter` are empty where no other row of the measure
-- has the same: then the row itself counts.
select
    core_telling.plaats,
    hash(core_telling.bron, core_telling.soort, core_telling.nummer) as record,
    core_telling.gebied,
    core_telling.in_regio_toen,
    eigen.nummer as sleutel,
    erachter.nummer as achter,
    core_telling.kenmerken
from core_telling
left join core_gedeeld as eigen
    on core_telling.bron = eigen.bron and core_telling.sleutel = eigen.woord
left join core_gedeeld as erachter
    on core_telling.bron = erachter.bron and core_telling.achter = erachter.woord
where core_telling.is_gedekt
