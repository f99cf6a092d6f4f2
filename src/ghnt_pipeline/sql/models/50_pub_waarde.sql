-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- What an edition shows, in a fixed order. Reads protected figures only.
with gemaskeerd as (
    select
        safe_waarde.*,
        safe_gemiddelde.gebied is not null as is_gemaskeerd
    from safe_waarde
    left join safe_gemiddelde
        on safe_waarde.indicator = safe_gemiddelde.indicator
        and safe_waarde.gebied = safe_gemiddelde.gebied
        and safe_waarde.periode = safe_gemiddelde.periode
        and safe_waarde.uitsplitsing = safe_gemiddelde.uitsplitsing
        and safe_waarde.categorie = safe_gemiddelde.categorie
)

select
    gemaskeerd.indicator,
    gemaskeerd.gebied,
    gemaskeerd.periode,
    gemaskeerd.uitsplitsing,
    gemaskeerd.categorie,
    case when not is_gemaskeerd then gemaskeerd.waarde::double end as waarde,
    case when not is_gemaskeerd then gemaskeerd.teller end as teller,
    case when not is_gemaskeerd then gemaskeerd.noemer end as noemer,
    case when not is_gemaskeerd then gemaskeerd.ondergrens end as ondergrens,
    case when not is_gemaskeerd then gemaskeerd.bovengrens end as bovengrens,
    gemaskeerd.eenheid,
    case when is_gemaskeerd then 'gemaskeerd' else gemaskeerd.status end as status,
    gemaskeerd.onvolledig,
    gemaskeerd.voorlopig,
    gemaskeerd.dekking
from gemaskeerd
inner join ref_editie on gemaskeerd.periode = ref_editie.periode
inner join ref_gebied on gemaskeerd.gebied = ref_gebied.gebied
inner join ref_categorie_volgorde
    on gemaskeerd.indicator = ref_categorie_volgorde.indicator
    and gemaskeerd.uitsplitsing = ref_categorie_volgorde.uitsplitsing
    and gemaskeerd.categorie = ref_categorie_volgorde.categorie
order by
    gemaskeerd.indicator,
    ref_gebied.volgorde,
    ref_editie.volgorde,
    ref_categorie_volgorde.volgorde
