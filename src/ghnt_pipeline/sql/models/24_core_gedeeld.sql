-- One row per bron, woord.
-- The words (a casus, a client, a record) that may stand behind several rows of one measure, each
-- with a number. Different ones are counted; of any other word every row is one more.
with woorden as (
    select bron, casusnummer as woord from core_melding group by all having count(*) > 1
    union all
    select bron, casusnummer from core_onderzoek group by all having count(*) > 1
    union all
    select bron, casusnummer from core_huisverbod group by all having count(*) > 1
    union all
    select bron, clientnummer from core_traject group by all having count(*) > 1
    union all
    select bron, unnest([sleutel, achter]) from core_maat_lopend
    union all
    select bron, unnest([sleutel, achter]) from core_maat_opvang
    union all
    select bron, unnest([sleutel, achter]) from core_maat_open
)

select bron, woord, row_number() over (order by bron, woord)::int as nummer
from woorden
where woord is not null
group by bron, woord
