-- One row per levering, rij.
-- The accepted rows of a bron's anonymous figures. Those of a region keep its name here.
select
    raw_cijfers.levering,
    raw_cijfers.rij,
    raw_cijfers.regel,
    raw_cijfers.gemeente,
    raw_cijfers.indicator = $indicator
        and coalesce(raw_cijfers.uitsplitsing, 'totaal') = $uitsplitsing
        and coalesce(raw_cijfers.categorie, 'totaal') = $categorie as is_dit,
    concat_ws(
        '/',
        raw_cijfers.indicator,
        coalesce(raw_cijfers.uitsplitsing, 'totaal'),
        coalesce(raw_cijfers.categorie, 'totaal')
    ) as wat
from raw_cijfers
inner join raw_levering on raw_cijfers.levering = raw_levering.levering
where raw_levering.bron = $bron
union all
select
    raw_signalen.levering,
    raw_signalen.rij,
    raw_signalen.regel,
    raw_signalen.gemeente,
    true as is_dit,
    'signalen' as wat
from raw_signalen
inner join raw_levering on raw_signalen.levering = raw_levering.levering
where raw_levering.bron = $bron
union all
select
    raw_totalen.levering,
    raw_totalen.rij,
    raw_totalen.regel,
    raw_totalen.gemeente,
    ref_totaal_indicator.indicator is not null and (
        raw_totalen.categorie = $categorie
        or $uitsplitsing = 'totaal'
        or ($uitsplitsing = 'thema' and coalesce(ref_code.kenmerk = $categorie, false))
    ) as is_dit,
    concat_ws('/', raw_totalen.soort, raw_totalen.categorie) as wat
from raw_totalen
inner join raw_levering on raw_totalen.levering = raw_levering.levering
left join ref_totaal_indicator
    on raw_totalen.soort = ref_totaal_indicator.soort
    and ref_totaal_indicator.indicator = $indicator
left join ref_code on ref_code.lijst = 'aanleiding' and raw_totalen.categorie = ref_code.code
where raw_levering.bron = $bron
