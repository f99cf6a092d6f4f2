-- One row per bron, indicator, gebied, periode, uitsplitsing, categorie.
-- D9: a delivery without numbers gives bounds, and zero where it has no row: it lists all there is.
-- At most: every row that names the category is a record of its own, also rows that read alike. At
-- least: rows that differ in `vast` are different records, and of rows that agree in it there are
-- as many as one of their `feiten` has values. Rows of one record that contradict each other (D4)
-- cannot be seen without a number; where a record has one value, a row is believed. What rests on
-- several rows at once (combinatie, casussen, contacten, days) is not here: no bounds are known. Nor
-- is a category of what is dated by a day that may stand in another row of the record than it. `achter`
-- is how many casussen or clients there are behind it at least: what may be published rests on it.
with bekend (maat, soort, uitsplitsingen) as (
    values
        ('meldingen', 'meldingen', ['totaal', 'thema', 'aanleiding', 'aard', 'melder_groep', 'triagebesluit']),
        ('adviesvragen', 'adviezen', ['totaal', 'thema', 'aanleiding', 'aard', 'melder_groep']),
        ('onderzoeken_gestart', 'onderzoeken', ['totaal']),
        ('onderzoeken_afgerond', 'onderzoeken', ['totaal']),
        ('risicotaxaties', 'huisverboden', ['totaal']),
        ('huisverboden', 'huisverboden', ['totaal']),
        ('trajecten_lopend', 'trajecten', ['totaal']),
        ('clienten', 'trajecten', ['totaal', 'rol']),
        ('trajecten_beeindigd', 'trajecten', ['totaal'])
),

cel as (
    select
        stg_dekking_ongenummerd.bron, ref_cel.indicator, bekend.maat, ref_gebied_lid.gebied,
        ref_periode.periode, ref_cel.uitsplitsing, ref_cel.categorie
    from bekend
    inner join ref_indicator
        on bekend.maat = ref_indicator.teller and ref_indicator.eenheid = 'aantal'
    inner join ref_cel
        on ref_indicator.indicator = ref_cel.indicator
        and list_contains(bekend.uitsplitsingen, ref_cel.uitsplitsing)
    inner join stg_dekking_ongenummerd
        on bekend.soort = stg_dekking_ongenummerd.soort
        and ref_cel.bron = stg_dekking_ongenummerd.bron
    inner join ref_gebied_lid on stg_dekking_ongenummerd.gemeente = ref_gebied_lid.gemeente
    inner join ref_periode
        on stg_dekking_ongenummerd.kwartaal = ref_periode.kwartaal
        and ref_periode.eerste_dag < ref_gebied_lid.tot
    group by all
    having count(distinct stg_dekking_ongenummerd.kwartaal) = any_value(ref_periode.kwartalen)
),

groep as (
    select
        core_ongenummerd.bron, core_ongenummerd.maat, ref_gebied_lid.gebied, ref_periode.periode,
        stg_ongenummerd_kenmerk.uitsplitsing, stg_ongenummerd_kenmerk.categorie,
        count(distinct core_ongenummerd.sleutel) as hoogstens,
        case when bool_or(is_zeker) then greatest(
            1,
            count(distinct feiten[1]) filter (is_zeker),
            count(distinct feiten[2]) filter (is_zeker),
            count(distinct feiten[3]) filter (is_zeker),
            count(distinct feiten[4]) filter (is_zeker)
        ) end as minstens,
        list(distinct core_ongenummerd.achter) filter (core_ongenummerd.achter is not null) as achter
    from core_ongenummerd
    inner join stg_ongenummerd_kenmerk
        on core_ongenummerd.levering = stg_ongenummerd_kenmerk.levering
        and core_ongenummerd.rij = stg_ongenummerd_kenmerk.rij
    inner join ref_gebied_lid
        on core_ongenummerd.gemeente = ref_gebied_lid.gemeente
        and (ref_gebied_lid.gebied <> 'regio_toen' or core_ongenummerd.in_regio_toen)
    inner join ref_periode on core_ongenummerd.kwartaal = ref_periode.kwartaal
    group by core_ongenummerd.bron, core_ongenummerd.maat, core_ongenummerd.vast, ref_gebied_lid.gebied,
        ref_periode.periode, stg_ongenummerd_kenmerk.uitsplitsing, stg_ongenummerd_kenmerk.categorie
)

select
    cel.bron, cel.indicator, cel.gebied, cel.periode, cel.uitsplitsing, cel.categorie,
    coalesce(sum(groep.minstens), 0)::bigint as ondergrens,
    coalesce(sum(groep.hoogstens), 0)::bigint as bovengrens,
    coalesce(len(list_distinct(flatten(list(groep.achter) filter (groep.achter is not null)))), 0)
        + count_if(groep.hoogstens > 0 and groep.achter is null) as achter
from cel
left join groep
    on cel.bron = groep.bron
    and cel.maat = groep.maat
    and cel.gebied = groep.gebied
    and cel.periode = groep.periode
    and cel.uitsplitsing = groep.uitsplitsing
    and cel.categorie = groep.categorie
group by all
