-- One row per plaats, gebied, in_regio_toen, kenmerk.
-- How many rows of a place count by themselves, since no other row has their sleutel, or what is
-- behind it: these add up over areas and periods.
select
    plaats,
    gebied,
    in_regio_toen,
    kenmerk,
    count(*) filter (sleutel is null) as aantal,
    count(*) filter (achter is null) as achter
from core_deel
where sleutel is null or achter is null
group by plaats, gebied, in_regio_toen, kenmerk
