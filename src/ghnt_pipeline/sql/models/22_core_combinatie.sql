-- One row per codes.
-- All themas of a record as one word in alphabetical order (HG+KM), and so its aanleidingen.
select
    codes,
    nullif(array_to_string(thema, '+'), '') as thema,
    nullif(array_to_string(aanleiding, '+'), '') as aanleiding
from core_codes_lijst
where len(aanleiding) > 0
