-- One row per bron, soort, nummer, kwartaal.
-- What was open on the last day of each delivered quarter: begun and not finished (lopend), or
-- decided upon or applied for and not begun (wachtend). `leeftijd` in days.
-- A melding is open until its triagebesluit; one that is there without a date counts as taken.
with zaak as (
    select
        bron, 'melding' as soort, meldingnummer as nummer, 'meldingen' as leversoort, gemeente,
        in_regio_toen, coalesce(casusnummer, 'melding ' || meldingnummer) as achter,
        null::date as wacht_vanaf, datum_melding as begin, datum_melding as leeftijd_vanaf,
        coalesce(datum_triagebesluit, case when triagebesluit is not null then datum_melding end) as einde
    from core_melding
    union all
    select
        bron, 'onderzoek', onderzoeksnummer, 'onderzoeken', gemeente,
        in_regio_toen, coalesce(casusnummer, 'onderzoek ' || onderzoeksnummer),
        datum_besluit, datum_start, coalesce(datum_besluit, datum_start), datum_afronding
    from core_onderzoek
    union all
    select
        bron, 'traject', trajectnummer, 'trajecten', gemeente,
        in_regio_toen, clientnummer, datum_aanmelding, datum_start, datum_start, datum_einde
    from core_traject
)

select
    zaak.bron,
    zaak.soort,
    zaak.nummer,
    zaak.leversoort,
    zaak.achter,
    zaak.gemeente,
    zaak.in_regio_toen and ref_kwartaal.laatste_dag < $regio_sinds as in_regio_toen,
    ref_kwartaal.kwartaal,
    case when zaak.begin <= ref_kwartaal.laatste_dag then 'lopend' else 'wachtend' end as voortgang,
    ref_kwartaal.laatste_dag
        - case when voortgang = 'lopend' then leeftijd_vanaf else wacht_vanaf end as leeftijd
from zaak
inner join stg_geleverd on zaak.bron = stg_geleverd.bron and zaak.leversoort = stg_geleverd.soort
inner join ref_kwartaal
    on stg_geleverd.kwartaal = ref_kwartaal.kwartaal
    and ref_kwartaal.laatste_dag >= least(zaak.wacht_vanaf, zaak.begin)
    and ref_kwartaal.laatste_dag < coalesce(zaak.einde, date '9999-12-31')
where zaak.einde is null
    or date_trunc('quarter', zaak.einde) > date_trunc('quarter', least(zaak.wacht_vanaf, zaak.begin))
