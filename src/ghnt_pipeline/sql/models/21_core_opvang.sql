-- One row per bron, trajectnummer.
-- The trajecten that are (also) shelter.
select distinct core_categorie.bron, core_categorie.nummer as trajectnummer
from core_categorie
inner join ref_code
    on ref_code.lijst = 'hulpvorm'
    and ref_code.kenmerk = 'opvang'
    and core_categorie.code = ref_code.code
where core_categorie.soort = 'traject' and core_categorie.lijst = 'hulpvorm'
