-- One row per indicator, gebied, periode, uitsplitsing, categorie.
-- Of one withheld mean a region's mean would give away the rest: then a second is withheld too,
-- the one of the fewest published records.
with alleen as (
    select indicator, periode, uitsplitsing, categorie
    from safe_waarde
    where eenheid in ('dagen', 'uren', 'euro') and niveau = 'gemeente' and starts_with(gebied, 'GM')
    group by indicator, periode, uitsplitsing, categorie
    having count(*) filter (where status = 'verborgen') = 1
)

select
    safe_waarde.indicator,
    safe_waarde.gebied,
    safe_waarde.periode,
    safe_waarde.uitsplitsing,
    safe_waarde.categorie
from safe_waarde
inner join alleen
    on safe_waarde.indicator = alleen.indicator
    and safe_waarde.periode = alleen.periode
    and safe_waarde.uitsplitsing = alleen.uitsplitsing
    and safe_waarde.categorie = alleen.categorie
where safe_waarde.niveau = 'gemeente'
    and starts_with(safe_waarde.gebied, 'GM')
    and safe_waarde.waarde is not null
qualify row_number() over (
    partition by safe_waarde.indicator, safe_waarde.periode, safe_waarde.uitsplitsing,
        safe_waarde.categorie
    order by safe_waarde.noemer, safe_waarde.gebied
) = 1
