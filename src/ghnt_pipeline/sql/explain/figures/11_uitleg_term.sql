-- One row per gebied, periode.
-- Which delivery gave each of them. A supplier's own figure goes before signals, those before totals.
-- What no figure says may be bounded by deliveries without numbers (D9), all of them together.
with soorten as (
    select 1 as voorrang, 'cijfers' as soort, gebied, periode
    from stg_cijfer
    where bron = $bron
    and indicator = $indicator
    and uitsplitsing = $uitsplitsing
    and categorie = $categorie
    union all
    select 2, 'signalen', gebied, periode
    from stg_signaal
    where bron = $bron and indicator = $indicator
    union all
    select distinct 3, 'totalen', stg_totaal.gebied, stg_totaal.periode
    from stg_totaal
    inner join ref_totaal_indicator on stg_totaal.soort = ref_totaal_indicator.soort
    where stg_totaal.bron = $bron and ref_totaal_indicator.indicator = $indicator
)

select
    uitleg_cel.gebied,
    uitleg_cel.periode,
    uitleg_cel.ondergrens,
    uitleg_cel.bovengrens,
    min_by(raw_levering.levering, soorten.voorrang) as levering
from uitleg_cel
inner join soorten
    on uitleg_cel.gebied = soorten.gebied
    and uitleg_cel.periode = soorten.periode
inner join raw_levering
    on raw_levering.bron = $bron
    and soorten.soort = raw_levering.soort
    and soorten.periode = raw_levering.periode
group by all
union all
select gebied, periode, ondergrens, bovengrens, null as levering
from core_begrensd
where bron = $bron
and indicator = $indicator
and gebied = $gebied
and periode = $periode
and uitsplitsing = $uitsplitsing
and categorie = $categorie
and not exists (select 1 from uitleg_cel)
