-- One row per bron, indicator, gebied, periode, uitsplitsing, categorie, opgave.
-- D10: where records (of VIR its signalen) and a supplier's own number tell of the same cell, both,
-- and how far the number lies from the count: 0 within its bounds. The count is the figure. Where a
-- bound is not known the count is held against the number as it was given.
with opgave as (
    select
        'cijfers' as opgave, bron, indicator, gebied, periode, uitsplitsing, categorie,
        case when ondergrens = bovengrens then ondergrens end as gegeven,
        ondergrens, bovengrens, null as soort_totaal
    from stg_cijfer
    union all
    select
        'totalen', stg_totaal.bron, ref_totaal_indicator.indicator, stg_totaal.gebied,
        stg_totaal.periode, stg_totaal.uitsplitsing, stg_totaal.categorie, stg_totaal.aantal,
        stg_totaal.aantal, stg_totaal.aantal, null
    from stg_totaal
    inner join ref_totaal_indicator on stg_totaal.soort = ref_totaal_indicator.soort
    where stg_totaal.uitsplitsing in ('thema', 'aanleiding') and stg_totaal.aantal is not null
    union all
    select
        'totalen', raw_levering.bron, ref_totaal_indicator.indicator, chk_totaal.gebied,
        raw_levering.periode, 'totaal', 'totaal', chk_totaal.totaal,
        case soort_totaal when 'uniek' then totaal else ondergrens end,
        case soort_totaal when 'uniek' then totaal else bovengrens end,
        chk_totaal.soort_totaal
    from chk_totaal
    inner join raw_levering on chk_totaal.levering = raw_levering.levering
    inner join ref_totaal_indicator on chk_totaal.soort = ref_totaal_indicator.soort
),

telling as (
    select bron, indicator, gebied, periode, uitsplitsing, categorie, ondergrens as geteld
    from ind_bronwaarde
    where herkomst = 'registratie' and is_compleet and uitsplitsing <> 'maat'
    union all
    select bron, indicator, gebied, periode, 'totaal', 'totaal', aantal
    from stg_signaal
)

select
    telling.bron,
    telling.indicator,
    telling.gebied,
    telling.periode,
    telling.uitsplitsing,
    telling.categorie,
    opgave.opgave,
    telling.geteld,
    opgave.gegeven,
    opgave.ondergrens,
    opgave.bovengrens,
    opgave.soort_totaal,
    case
        when telling.geteld < coalesce(opgave.ondergrens, opgave.gegeven)
            then coalesce(opgave.ondergrens, opgave.gegeven) - telling.geteld
        when telling.geteld > coalesce(opgave.bovengrens, opgave.gegeven)
            then coalesce(opgave.bovengrens, opgave.gegeven) - telling.geteld
        else 0
    end as verschil
from telling
inner join opgave
    on telling.bron = opgave.bron
    and telling.indicator = opgave.indicator
    and telling.gebied = opgave.gebied
    and telling.periode = opgave.periode
    and telling.uitsplitsing = opgave.uitsplitsing
    and telling.categorie = opgave.categorie
