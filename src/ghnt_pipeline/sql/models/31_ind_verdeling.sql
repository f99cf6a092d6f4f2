-- One row per maat, gebied, periode.
-- Days, hours or euros per record, over all records there are: never a mean of means.
with plekken as (
    select plek, maat, gebied, periode
    from core_plek
    semi join ref_indicator
        on core_plek.maat = ref_indicator.teller
        and ref_indicator.eenheid in ('dagen', 'uren', 'euro')
)

select
    plekken.maat,
    plekken.gebied,
    plekken.periode,
    count(*) as aantal,
    count(distinct core_telling_nummer.achter)
        + count(*) filter (core_telling_nummer.achter is null) as achter,
    sum(core_telling_nummer.waarde)::double as som,
    sum(core_telling_nummer.waarde) / count(*) as gemiddelde,
    median(core_telling_nummer.waarde::double) as mediaan,
    quantile_cont(core_telling_nummer.waarde::double, 0.9) as p90
from core_telling_nummer
inner join core_plaats_plek
    on core_telling_nummer.plaats = core_plaats_plek.plaats
    and core_telling_nummer.waar = core_plaats_plek.waar
inner join plekken on core_plaats_plek.plek = plekken.plek
group by plekken.maat, plekken.gebied, plekken.periode
