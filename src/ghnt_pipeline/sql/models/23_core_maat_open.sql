-- One row per maat, bron, soort, nummer, kwartaal.
-- What is counted of what was open on the last day of a quarter; `waarde` is its age in days. The
-- total and the age classes are of what has begun; what waits stands beside it.
with geklasseerd as (
    select
        core_open.*,
        case core_open.soort
            when 'melding' then 'werkvoorraad_meldingen'
            when 'onderzoek' then 'werkvoorraad_onderzoeken'
            else 'werkvoorraad_trajecten'
        end as eigen_maat,
        ref_leeftijdsklasse.klasse,
        case
            when core_open.soort = 'melding' then 'meldingen'
            when voortgang = 'lopend' then 'onderzoeken'
            else 'onderzoeken_wachtend'
        end as werk,
        unnest(
            case when core_open.soort = 'traject' then [eigen_maat] else [eigen_maat, 'werkvoorraad'] end
        ) as maat
    from core_open
    inner join ref_leeftijdsklasse
        on core_open.leeftijd >= ref_leeftijdsklasse.vanaf
        and core_open.leeftijd <= coalesce(ref_leeftijdsklasse.tot, core_open.leeftijd)
)

select
    maat,
    bron,
    soort,
    nummer,
    leversoort,
    nummer as sleutel,
    achter,
    gemeente,
    in_regio_toen,
    kwartaal,
    leeftijd::decimal(18, 4) as waarde,
    case
        when maat = 'werkvoorraad' then [{'uitsplitsing': 'soort', 'categorie': werk}]
        when voortgang = 'wachtend' then [{'uitsplitsing': 'soort', 'categorie': voortgang}]
        else [
            {'uitsplitsing': 'totaal', 'categorie': 'totaal'},
            {'uitsplitsing': 'soort', 'categorie': voortgang},
            {'uitsplitsing': 'leeftijdsklasse', 'categorie': klasse}
        ]
    end as kenmerken
from geklasseerd
