-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- Every figure with its status, and with `achter`: the casussen or clients it could lead back to.
with voorlopig as (
    select
        ref_periode.periode,
        ref_indicator_levering.indicator,
        count(stg_geleverd.kwartaal) < count(*) as is_voorlopig
    from (select distinct periode, volgend_kwartaal from ref_periode) as ref_periode
    cross join ref_indicator_levering
    left join stg_geleverd
        on ref_indicator_levering.bron = stg_geleverd.bron
        and ref_indicator_levering.soort = stg_geleverd.soort
        and ref_periode.volgend_kwartaal = stg_geleverd.kwartaal
    group by ref_periode.periode, ref_indicator_levering.indicator
),

getal as (
    select
        ind_som.indicator,
        ind_som.gebied,
        ind_som.periode,
        ind_som.uitsplitsing,
        ind_som.categorie,
        ind_som.is_er,
        ind_som.ondergrens,
        ind_som.bovengrens,
        ind_som.ondergrens = ind_som.bovengrens as is_exact,
        ind_som.achter,
        ind_som.is_compleet,
        array_to_string(list_filter(ind_som.gemeenten, lambda g: starts_with(g, 'GM')), ' ') as dekking,
        ind_noemer.inwoners,
        case ind_som.categorie
            when 'gemiddelde' then ind_som.gemiddelde
            when 'mediaan' then ind_som.mediaan
            when 'p90' then ind_som.p90
        end as duur,
        ref_indicator.eenheid,
        voorlopig.is_voorlopig
    from ind_som
    inner join ref_indicator on ind_som.indicator = ref_indicator.indicator
    inner join voorlopig
        on ind_som.indicator = voorlopig.indicator and ind_som.periode = voorlopig.periode
    left join ind_noemer
        on ind_som.indicator = ind_noemer.indicator
        and ind_som.gebied = ind_noemer.gebied
        and ind_som.periode = ind_noemer.periode
)

select
    indicator,
    gebied,
    periode,
    uitsplitsing,
    categorie,
    case
        when not coalesce(is_exact, false) then null
        when eenheid = 'dagen' then duur
        when eenheid = 'per_1000' then ((20000 * ondergrens + inwoners) // (2 * inwoners)) / 10.0
        else ondergrens
    end as waarde,
    case when is_exact and eenheid <> 'dagen' then ondergrens end as teller,
    case
        when eenheid = 'per_1000' then inwoners
        when eenheid = 'dagen' and is_exact then ondergrens
    end as noemer,
    case when not is_exact or is_exact is null then ondergrens end as ondergrens,
    case when not is_exact or is_exact is null then bovengrens end as bovengrens,
    eenheid,
    case
        when not is_er or (eenheid = 'per_1000' and inwoners is null) then 'geen_gegevens'
        when not coalesce(is_exact, false) then 'grenzen'
        when not is_compleet then 'onvolledig'
        else 'bekend'
    end as status,
    is_er and not is_compleet as onvolledig,
    is_voorlopig as voorlopig,
    dekking,
    achter
from getal
where eenheid <> 'per_1000' or gebied not in ('onbekend', 'buiten_regio')
