-- One row per maat, bron, gebied, periode.
-- Where a measure is counted, by number: `plek`.
select
    telling.maat,
    telling.bron,
    gebied.gebied,
    periode.periode,
    row_number() over (
        order by telling.maat, telling.bron, gebied.gebied, periode.periode
    )::int as plek
from (select distinct maat, bron from ref_maat_levering) as telling
cross join ref_gebied as gebied
cross join (select distinct periode from ref_periode) as periode
