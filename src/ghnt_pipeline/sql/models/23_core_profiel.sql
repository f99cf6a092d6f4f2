-- One row per profiel.
-- What records of a profiel have in common. Its number is a hash: two of one number would stop the
-- build here.
-- Only while building: core_profiel_kenmerk tells by what they are counted.
select distinct
    profiel, soort, codes, triagebesluit, hoedanigheid, melding_soort, rol, vervolg
from core_record_deel
