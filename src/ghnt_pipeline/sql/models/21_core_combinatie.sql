-- One row per bron, soort, nummer.
-- All themas of a record as one word in alphabetical order (HG+KM), and so its aanleidingen.
select
    core_categorie.bron,
    core_categorie.soort,
    core_categorie.nummer,
    array_to_string(
        list_sort(list(core_categorie.code) filter (core_categorie.lijst = 'thema')), '+'
    ) as thema,
    array_to_string(
        list_sort(list(core_categorie.code) filter (core_categorie.lijst = 'aanleiding')), '+'
    ) as aanleiding
from core_categorie
where core_categorie.soort in ('melding', 'advies')
    and core_categorie.lijst in ('thema', 'aanleiding')
group by core_categorie.bron, core_categorie.soort, core_categorie.nummer
