-- One row per indicator, bron, gebied, periode.
-- What holds for all figures of a count that one bron can send, numbered: whether it has records of
-- it, what they cover, and what the bron covers where it gives figures.
select
    brons.indicator,
    brons.bron,
    ind_plaats.gebied,
    ind_plaats.periode,
    row_number() over (
        order by brons.indicator, brons.bron, ind_plaats.gebied, ind_plaats.periode
    )::int as vak,
    core_plek.plek,
    ind_dekking.indicator is not null as heeft_records,
    ind_dekking.is_compleet,
    ind_dekking.is_teruggekeken,
    ind_dekking.gemeenten,
    ind_dekking_bron.gemeenten as gemeenten_bron
from ind_plaats
inner join ref_indicator
    on ind_plaats.indicator = ref_indicator.indicator and ref_indicator.samenvoeging = 'som'
inner join (select distinct indicator, bron from ref_cel) as brons
    on ind_plaats.indicator = brons.indicator
left join core_plek
    on ref_indicator.teller = core_plek.maat
    and brons.bron = core_plek.bron
    and ind_plaats.gebied = core_plek.gebied
    and ind_plaats.periode = core_plek.periode
left join ind_dekking
    on ind_plaats.indicator = ind_dekking.indicator
    and brons.bron = ind_dekking.bron
    and ind_plaats.gebied = ind_dekking.gebied
    and ind_plaats.periode = ind_dekking.periode
left join ind_dekking_bron
    on brons.bron = ind_dekking_bron.bron
    and ind_plaats.gebied = ind_dekking_bron.gebied
    and ind_plaats.periode = ind_dekking_bron.periode
