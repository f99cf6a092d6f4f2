-- One row per bron, soort, nummer, lijst, code.
-- D5: one row for each category of a record. Never summed.
-- A view: millions of records have the same few lists of codes.
select
    core_record.bron,
    core_record.soort,
    core_record.nummer,
    core_codes_categorie.lijst,
    core_codes_categorie.code
from core_record
inner join core_codes_categorie on core_record.codes = core_codes_categorie.codes
