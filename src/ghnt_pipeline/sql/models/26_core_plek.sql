-- One row per maat, bron, gebied, periode.
-- Numbered, because counting different people goes twice as fast by number as by four words.
select
    maat,
    bron,
    gebied,
    periode,
    row_number() over (order by maat, bron, gebied, periode)::int as plek
from (
    select distinct
        core_telling_gebied.maat,
        core_telling_gebied.bron,
        core_telling_gebied.gebied,
        ref_periode.periode
    from core_telling_gebied
    inner join ref_maat on core_telling_gebied.maat = ref_maat.maat
    inner join ref_periode
        on core_telling_gebied.kwartaal = ref_periode.kwartaal
        and (ref_periode.is_laatste or not ref_maat.is_stand)
)
