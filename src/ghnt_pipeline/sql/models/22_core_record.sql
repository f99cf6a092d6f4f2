-- One row per record.
-- The number of each record, by which its kenmerken are found: a join on one number takes a third of
-- the time of one on three words. It is a hash; two records of one number would stop the build here.
select hash(bron, 'melding', meldingnummer) as record from core_melding
union all
select hash(bron, 'advies', adviesnummer) as record from core_advies
union all
select hash(bron, 'onderzoek', onderzoeksnummer) as record from core_onderzoek
union all
select hash(bron, 'huisverbod', huisverbodnummer) as record from core_huisverbod
union all
select hash(bron, 'traject', trajectnummer) as record from core_traject
