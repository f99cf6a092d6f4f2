-- One row per bron, soort, nummer, uitsplitsing, categorie.
-- By what each record is counted, in words.
-- A view: there are eight of each record, which are those of its profiel.
select
    core_record.bron,
    core_record.soort,
    core_record.nummer,
    core_profiel_kenmerk.uitsplitsing,
    core_profiel_kenmerk.categorie,
    core_profiel_kenmerk.kenmerk
from core_record
inner join core_profiel_kenmerk on core_record.profiel = core_profiel_kenmerk.profiel
