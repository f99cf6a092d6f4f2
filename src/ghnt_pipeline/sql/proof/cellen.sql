-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- What the proof must know of every figure: what it counts, to be made a mark of, and why it is hidden
-- where its sign does not tell. The order of the reasons of a share is that of disclosure/cellen.py.
select
    indicator,
    gebied,
    periode,
    uitsplitsing,
    categorie,
    concat_ws('/', teller::text, achter::text) as telt,
    concat_ws('/', noemer::text, coalesce(achter_noemer, achter)::text) as telt_noemer,
    case
        when status = 'grenzen' then 'grenzen'
        when eenheid <> 'procent' then ''
        when coalesce(publish(noemer, achter_noemer) < $genoeg, true) then 'noemer'
        when publish(teller, achter) is null then 'teller'
        else 'rest'
    end as waarom
from ind_getal
