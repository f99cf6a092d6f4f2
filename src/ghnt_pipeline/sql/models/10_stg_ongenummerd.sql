-- One row per levering, rij, maat.
-- D9: rows of deliveries without numbers, with the days from and until which each may count.
-- `vast` is what every row of one record repeats and `feiten` what it has one of where filled, so
-- rows that differ in these are different records. What changes in time (besluit, afsluiting) is in
-- neither: a supplier may list a record once for every state it was in. A row is certain
-- (is_zeker) when no other row of its record can take it out of the measure or its quarter.
-- `achter` is the casus or client behind it, where known.
with zonder as (
    select levering from raw_levering where zonder_nummers
),

rijen as (
    select
        levering, rij, ref_gemeente.code_nu as gemeente, ref_gemeente.was_in_regio, casusnummer as achter,
        null::varchar as herkomst_meldingnummer,
        unnest([
            {'maat': 'meldingen', 'vanaf': datum_melding, 'tot': datum_melding, 'is_zeker': true, 'vast': concat_ws('|', datum_melding, hoedanigheid_melder), 'feiten': [casusnummer, huishouden, herkomst_adviesnummer]}
        ]) as telling
    from raw_meldingen
    semi join zonder on raw_meldingen.levering = zonder.levering
    inner join ref_gemeente on raw_meldingen.gemeente = ref_gemeente.code
    union all
    select
        levering, rij, ref_gemeente.code_nu as gemeente, ref_gemeente.was_in_regio, null::varchar as achter,
        herkomst_meldingnummer,
        unnest([
            {'maat': 'adviesvragen', 'vanaf': datum_advies, 'tot': datum_advies, 'is_zeker': true, 'vast': concat_ws('|', datum_advies, hoedanigheid_adviesvrager), 'feiten': [herkomst_meldingnummer]}
        ]) as telling
    from raw_adviezen
    semi join zonder on raw_adviezen.levering = zonder.levering
    inner join ref_gemeente on raw_adviezen.gemeente = ref_gemeente.code
    union all
    select
        levering, rij, ref_gemeente.code_nu as gemeente, ref_gemeente.was_in_regio, casusnummer as achter, null,
        unnest([
            {'maat': 'onderzoeken_gestart', 'vanaf': datum_start, 'tot': datum_start, 'is_zeker': true, 'vast': datum_start::varchar, 'feiten': [casusnummer, huishouden, datum_besluit::varchar]},
            {'maat': 'onderzoeken_afgerond', 'vanaf': datum_afronding, 'tot': datum_afronding, 'is_zeker': datum_start is not null, 'vast': datum_afronding::varchar, 'feiten': [casusnummer, huishouden, datum_besluit::varchar, datum_start::varchar]}
        ]) as telling
    from raw_onderzoeken
    semi join zonder on raw_onderzoeken.levering = zonder.levering
    inner join ref_gemeente on raw_onderzoeken.gemeente = ref_gemeente.code
    union all
    select
        levering, rij, ref_gemeente.code_nu as gemeente, ref_gemeente.was_in_regio, casusnummer as achter, null,
        unnest([
            {'maat': 'risicotaxaties', 'vanaf': datum_risicotaxatie, 'tot': datum_risicotaxatie, 'is_zeker': true, 'vast': datum_risicotaxatie::varchar, 'feiten': [casusnummer]},
            {'maat': 'huisverboden', 'vanaf': case when coalesce(opgelegd, datum_opgelegd is not null) then coalesce(datum_opgelegd, datum_risicotaxatie) end, 'tot': coalesce(datum_opgelegd, datum_risicotaxatie), 'is_zeker': coalesce(opgelegd, false) and (datum_opgelegd is not null or count(datum_opgelegd) over taxatie = 0), 'vast': datum_risicotaxatie::varchar, 'feiten': [casusnummer, datum_opgelegd::varchar]}
        ]) as telling
    from raw_huisverboden
    semi join zonder on raw_huisverboden.levering = zonder.levering
    inner join ref_gemeente on raw_huisverboden.gemeente = ref_gemeente.code
    window taxatie as (partition by levering, ref_gemeente.code_nu, datum_risicotaxatie)
    union all
    select
        levering, rij, ref_gemeente.code_nu as gemeente, ref_gemeente.was_in_regio, clientnummer as achter, null,
        unnest([
            {'maat': 'trajecten_lopend', 'vanaf': datum_start, 'tot': coalesce(datum_einde, date '9999-12-31'), 'is_zeker': datum_einde is not null or count(datum_einde) over client = 0, 'vast': concat_ws('|', clientnummer, rol, datum_start), 'feiten': [datum_aanmelding::varchar, huishouden]},
            {'maat': 'clienten', 'vanaf': datum_start, 'tot': coalesce(datum_einde, date '9999-12-31'), 'is_zeker': datum_einde is not null or count(datum_einde) over client = 0, 'vast': concat_ws('|', clientnummer, rol), 'feiten': []},
            {'maat': 'trajecten_beeindigd', 'vanaf': datum_einde, 'tot': datum_einde, 'is_zeker': datum_start is not null, 'vast': concat_ws('|', clientnummer, rol, datum_einde), 'feiten': [datum_aanmelding::varchar, huishouden, datum_start::varchar]}
        ]) as telling
    from raw_trajecten
    semi join zonder on raw_trajecten.levering = zonder.levering
    inner join ref_gemeente on raw_trajecten.gemeente_herkomst = ref_gemeente.code
    window client as (partition by levering, ref_gemeente.code_nu, clientnummer, rol)
)

select
    raw_levering.bron,
    rijen.levering,
    rijen.rij,
    rijen.gemeente,
    rijen.was_in_regio,
    rijen.achter,
    rijen.herkomst_meldingnummer,
    telling.maat as maat,
    telling.vanaf as vanaf,
    telling.tot as tot,
    telling.is_zeker as is_zeker,
    case
        when telling.maat = 'clienten' then telling.vast
        else concat_ws('|', rijen.gemeente, telling.vast)
    end as vast,
    telling.feiten as feiten
from rijen
inner join raw_levering on rijen.levering = raw_levering.levering
where telling.vanaf is not null
