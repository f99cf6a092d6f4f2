-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- Means, medians and sums; `noemer` is over how many records.
select
    ind_cel.indicator,
    ind_cel.gebied,
    ind_cel.periode,
    ind_cel.uitsplitsing,
    ind_cel.categorie,
    ind_cel.eenheid,
    ind_dekking_samen.indicator is not null as is_er,
    true as is_exact,
    case ind_cel.categorie
        when 'som' then ind_verdeling.som
        when 'gemiddelde' then ind_verdeling.gemiddelde
        when 'mediaan' then ind_verdeling.mediaan
        when 'p90' then ind_verdeling.p90
    end as waarde,
    null::bigint as teller,
    case when is_er then coalesce(ind_verdeling.aantal, 0) end as noemer,
    case when is_er then coalesce(ind_verdeling.achter, 0) end as achter,
    case when is_er then coalesce(ind_verdeling.achter, 0) end as achter_noemer,
    is_er and not ind_dekking_samen.is_compleet as onvolledig,
    ind_dekking_samen.gemeenten
from ind_cel
left join ind_dekking_samen
    on ind_cel.indicator = ind_dekking_samen.indicator
    and ind_cel.gebied = ind_dekking_samen.gebied
    and ind_cel.periode = ind_dekking_samen.periode
left join ind_verdeling
    on ind_cel.teller = ind_verdeling.maat
    and ind_cel.gebied = ind_verdeling.gebied
    and ind_cel.periode = ind_verdeling.periode
where ind_cel.eenheid in ('dagen', 'uren', 'euro')
