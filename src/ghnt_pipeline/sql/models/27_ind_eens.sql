-- One row per plaats, gebied, in_regio_toen, kenmerk.
-- How many rows of a place count by themselves, since no other row has their sleutel, or what is
-- behind it: these add up over areas and periods. Counted by bundel first.
with rijen as (
    select
        plaats,
        gebied,
        in_regio_toen,
        bundel,
        count(*) filter (sleutel is null) as aantal,
        count(*) filter (achter is null) as achter
    from core_telling_nummer
    where sleutel is null or achter is null
    group by plaats, gebied, in_regio_toen, bundel
)

select
    rijen.plaats,
    rijen.gebied,
    rijen.in_regio_toen,
    core_bundel_deel.kenmerk,
    sum(rijen.aantal)::bigint as aantal,
    sum(rijen.achter)::bigint as achter
from rijen
inner join core_bundel_deel on rijen.bundel = core_bundel_deel.bundel
group by rijen.plaats, rijen.gebied, rijen.in_regio_toen, core_bundel_deel.kenmerk
