-- One row per maat, bron, gebied, periode, lijst.
-- How much adding up the categories would overstate: their sum against the unique records.
select
    ind_combinatie.maat,
    ind_combinatie.bron,
    ind_combinatie.gebied,
    ind_combinatie.periode,
    ind_combinatie.lijst,
    ind_combinatie.is_compleet,
    sum(ind_combinatie.aantal)::bigint as uniek,
    sum(ind_combinatie.aantal * ind_combinatie.codes)::bigint as som,
    som / uniek as factor
from ind_combinatie
group by all
