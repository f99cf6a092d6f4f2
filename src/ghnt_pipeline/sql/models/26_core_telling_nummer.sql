-- One row per plaats, record.
-- All that is covered, by number. `bundel` has the kenmerken it counts by: its own, or those of its
-- record. `sleutel` and `achter` are empty where no other row of the measure has the same: then the
-- row itself counts. `waar` says in which areas of its place: the measure's own only, or those of
-- today with or without the region of then.
-- Only while building: core_telling tells the same in words.
select
    core_telling.plaats,
    hash(core_telling.bron, core_telling.soort, core_telling.nummer) as record,
    case
        when core_telling.kenmerken is null then core_bundel.bundel
        else hash(core_telling.kenmerken)
    end as bundel,
    case
        when core_telling.gebied is not null then 'eigen'
        when core_telling.in_regio_toen then 'toen'
        else 'nu'
    end::enum ('eigen', 'toen', 'nu') as waar,
    eigen.nummer as sleutel,
    erachter.nummer as achter,
    core_telling.waarde
from core_telling
left join core_record
    on hash(core_telling.bron, core_telling.soort, core_telling.nummer) = core_record.record
left join core_vraag on core_telling.maat = core_vraag.maat
left join core_bundel
    on core_vraag.vraag = core_bundel.vraag and core_record.profiel = core_bundel.profiel
left join core_gedeeld as eigen
    on core_telling.bron = eigen.bron and core_telling.sleutel = eigen.woord
left join core_gedeeld as erachter
    on core_telling.bron = erachter.bron and core_telling.achter = erachter.woord
where core_telling.is_gedekt
