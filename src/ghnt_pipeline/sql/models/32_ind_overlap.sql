-- One row per maat, bron, gebied, periode, lijst, code, met.
-- Unique records that have both codes; where code = met, all records with that code.
select
    ind_combinatie.maat,
    ind_combinatie.bron,
    ind_combinatie.gebied,
    ind_combinatie.periode,
    ind_combinatie.lijst,
    ene.code,
    andere.code as met,
    ind_combinatie.is_compleet,
    sum(ind_combinatie.aantal)::bigint as aantal
from ind_combinatie
cross join unnest(string_split(ind_combinatie.combinatie, '+')) as ene (code)
cross join unnest(string_split(ind_combinatie.combinatie, '+')) as andere (code)
group by all
