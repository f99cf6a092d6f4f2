-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- The one door out: only the frozen shape, and every count through publish().
-- A figure that looks before or after its period further than the deliveries waits: no number leaves.
-- Of a share the complement is printed nowhere: where it can be 7 or less (its published counts are
-- less than 15 apart) the share goes too; what is shown has a published noemer of 25 or more. Sums of
-- true values never leave the store.
with vorm as (
    select
        ind_getal.indicator,
        ind_getal.gebied,
        ind_getal.periode,
        ind_getal.uitsplitsing,
        ind_getal.categorie,
        ind_getal.waarde,
        ind_getal.teller,
        ind_getal.noemer,
        ind_getal.achter,
        ind_getal.eenheid,
        ind_getal.status,
        ind_getal.onvolledig,
        ind_getal.voorlopig or ref_editie.is_eigen_kwartaal as voorlopig,
        ind_getal.dekking,
        ind_getal.onvolledig and ref_indicator.kijkt_verder as wacht,
        ref_vorm.niveau,
        ind_getal.eenheid in ('dagen', 'uren', 'euro') as is_gemiddelde,
        publish(ind_getal.teller, ind_getal.achter) as teller_veilig,
        publish(ind_getal.noemer, ind_getal.achter_noemer) as noemer_veilig
    from ind_getal
    inner join ref_indicator on ind_getal.indicator = ref_indicator.indicator
    inner join ref_editie on ind_getal.periode = ref_editie.periode
    inner join ref_vorm
        on ind_getal.indicator = ref_vorm.indicator
        and ref_editie.soort = ref_vorm.periode
        and ind_getal.uitsplitsing = ref_vorm.uitsplitsing
    inner join ref_editie_gebied
        on ind_getal.gebied = ref_editie_gebied.gebied
        and ref_vorm.niveau = ref_editie_gebied.niveau
    where ind_getal.categorie <> 'som'
),

grenzen as (
    select
        indicator,
        gebied,
        periode,
        (max(teller_veilig) - 2) // 5 * 5 as ondergrens,
        (sum(teller_veilig + 2)::bigint + 4) // 5 * 5 as bovengrens
    from vorm
    where uitsplitsing = 'thema' and status <> 'geen_gegevens'
    group by indicator, gebied, periode
    having count(*) = count(teller_veilig)
),

getoond as (
    select
        vorm.*,
        grenzen.ondergrens,
        grenzen.bovengrens,
        case
            when vorm.wacht then false
            when vorm.status = 'geen_gegevens' then true
            when vorm.status = 'grenzen' then
                vorm.uitsplitsing = 'totaal' and grenzen.ondergrens is not null
            when vorm.is_gemiddelde then
                coalesce(vorm.noemer_veilig >= case vorm.categorie when 'p90' then 50 else 20 end, false)
            when vorm.eenheid = 'procent' then
                coalesce(vorm.noemer_veilig - vorm.teller_veilig >= 15, false)
            else vorm.teller_veilig is not null
        end as is_veilig
    from vorm
    left join grenzen
        on vorm.indicator = grenzen.indicator
        and vorm.gebied = grenzen.gebied
        and vorm.periode = grenzen.periode
)

select
    indicator,
    gebied,
    periode,
    uitsplitsing,
    categorie,
    eenheid,
    case when is_veilig then status when wacht then 'onvolledig' else 'verborgen' end as status,
    case
        when not is_veilig or status in ('geen_gegevens', 'grenzen') then null
        when eenheid = 'euro' then 50 * floor(waarde / 50 + 0.5)
        when is_gemiddelde then floor(waarde + 0.5)
        when eenheid = 'procent' then (200 * teller_veilig + noemer_veilig) // (2 * noemer_veilig)
        when eenheid = 'per_1000' then ((20000 * teller_veilig + noemer) // (2 * noemer)) / 10.0
        else teller_veilig
    end as waarde,
    case when is_veilig and not is_gemiddelde then teller_veilig end as teller,
    case
        when not is_veilig or status = 'geen_gegevens' then null
        when is_gemiddelde or eenheid = 'procent' then noemer_veilig
        when eenheid = 'per_1000' then noemer
    end as noemer,
    case when is_veilig and status = 'grenzen' then ondergrens end as ondergrens,
    case when is_veilig and status = 'grenzen' then bovengrens end as bovengrens,
    onvolledig,
    voorlopig,
    dekking,
    niveau
from getoond
