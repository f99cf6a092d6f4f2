-- One row per bron, soort, nummer.
-- How far each record of the measure comes: to this area, this period, what is covered, this cell.
with telling as (
    select
        core_telling.bron,
        core_telling.soort,
        core_telling.nummer,
        core_telling.sleutel,
        core_telling.is_gedekt,
        ref_gebied_lid.gemeente is not null as is_hier,
        ref_gebied_lid.gemeente is not null and ref_periode.kwartaal is not null as is_nu
    from core_telling
    left join ref_gebied_lid
        on core_telling.gemeente = ref_gebied_lid.gemeente
        and ref_gebied_lid.gebied = $gebied
        and ($gebied <> 'regio_toen' or core_telling.in_regio_toen)
    left join ref_periode
        on core_telling.kwartaal = ref_periode.kwartaal
        and ref_periode.periode = $periode
    where core_telling.maat = $maat and list_contains($bronnen, core_telling.bron)
)

select
    telling.bron,
    telling.soort,
    telling.nummer,
    any_value(telling.sleutel) as sleutel,
    bool_or(telling.is_hier) as is_hier,
    bool_or(telling.is_nu) as is_nu,
    bool_or(telling.is_nu and telling.is_gedekt) as is_gedekt,
    bool_or(telling.is_nu and telling.is_gedekt and core_kenmerk.nummer is not null) as is_in_cel
from telling
left join core_kenmerk
    on telling.bron = core_kenmerk.bron
    and telling.soort = core_kenmerk.soort
    and telling.nummer = core_kenmerk.nummer
    and core_kenmerk.uitsplitsing = $uitsplitsing
    and core_kenmerk.categorie = $categorie
group by telling.bron, telling.soort, telling.nummer
