-- One row per bron, soort, nummer.
-- How far each record of the measure comes: to this area, this period, what is covered, this cell.
-- A record that counts in an area is of it, wherever it comes from.
with telling as (
    select
        core_telling.bron,
        core_telling.soort,
        core_telling.nummer,
        core_telling.sleutel,
        core_telling.kenmerken,
        core_telling_gebied.nummer is not null as is_gedekt,
        core_telling_gebied.nummer is not null or ref_gebied_lid.gemeente is not null as is_hier,
        list_contains($kwartalen, core_telling.kwartaal) as is_nu
    from core_telling
    left join core_telling_gebied
        on core_telling.maat = core_telling_gebied.maat
        and core_telling.bron = core_telling_gebied.bron
        and core_telling.soort = core_telling_gebied.soort
        and core_telling.nummer = core_telling_gebied.nummer
        and core_telling.kwartaal = core_telling_gebied.kwartaal
        and core_telling_gebied.gebied = $gebied
    left join ref_gebied_lid
        on core_telling.gemeente = ref_gebied_lid.gemeente
        and ref_gebied_lid.gebied = $gebied
        and ($gebied <> 'regio_toen' or core_telling.in_regio_toen)
    where core_telling.maat = $maat and list_contains($bronnen, core_telling.bron)
)

select
    telling.bron,
    telling.soort,
    telling.nummer,
    any_value(telling.sleutel) as sleutel,
    bool_or(telling.is_hier) as is_hier,
    bool_or(telling.is_hier and telling.is_nu) as is_nu,
    bool_or(telling.is_nu and telling.is_gedekt) as is_gedekt,
    bool_or(
        telling.is_nu and telling.is_gedekt and case
            when telling.kenmerken is null then core_kenmerk.nummer is not null
            else list_contains(
                telling.kenmerken, {'uitsplitsing': $uitsplitsing, 'categorie': $categorie}
            )
        end
    ) as is_in_cel
from telling
left join core_kenmerk
    on telling.bron = core_kenmerk.bron
    and telling.soort = core_kenmerk.soort
    and telling.nummer = core_kenmerk.nummer
    and core_kenmerk.uitsplitsing = $uitsplitsing
    and core_kenmerk.categorie = $categorie
group by telling.bron, telling.soort, telling.nummer
