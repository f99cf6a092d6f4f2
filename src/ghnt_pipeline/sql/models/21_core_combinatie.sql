-- One row per bron, soort, nummer.
-- All themas of a record as one word in alphabetical order (HG+KM), and so its aanleidingen.
-- A view: it is there in core_codes but for the plus.
select
    bron,
    soort,
    nummer,
    nullif(array_to_string(thema, '+'), '') as thema,
    nullif(array_to_string(aanleiding, '+'), '') as aanleiding
from core_codes
where soort in ('melding', 'advies') and len(aanleiding) > 0
