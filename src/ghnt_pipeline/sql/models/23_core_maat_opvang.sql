-- One row per maat, bron, soort, nummer, kwartaal.
-- Where people in shelter come from, in each delivered quarter of their stay. It is about the
-- places of the region, so it counts there wherever they come from: hence gebied `regio`, and
-- covered as `buiten_regio` is, wherever the bron delivers.
select
    unnest(case
        when gemeente = 'onbekend' then ['opvang_herkomst_onbekend']
        when ref_gemeente.in_regio_nu then ['opvang_herkomst_bekend']
        else ['opvang_herkomst_bekend', 'opvang_buiten_regio']
    end) as maat,
    core_maat_lopend.bron,
    core_maat_lopend.soort,
    core_maat_lopend.nummer,
    core_maat_lopend.leversoort,
    core_maat_lopend.sleutel,
    core_maat_lopend.achter,
    'buiten_regio' as gemeente,
    'regio' as gebied,
    false as in_regio_toen,
    core_maat_lopend.kwartaal
from core_maat_lopend
semi join core_opvang
    on core_maat_lopend.bron = core_opvang.bron and core_maat_lopend.nummer = core_opvang.trajectnummer
inner join ref_gemeente on core_maat_lopend.gemeente = ref_gemeente.code
where core_maat_lopend.maat = 'trajecten_lopend'
