-- One row per bron, soort, nummer, kolom.
-- Orphans: a number that leads to no record of a standing delivery, and an onderzoek that no
-- melding names (then verwijst_naar is empty). They count like any other record. A melding without
-- number (D9) may name an onderzoek; what refers to a melding or advies without number is an orphan.
with genoemd as (
    select bron, onderzoeksnummer from core_melding
    union
    select raw_levering.bron, raw_meldingen.onderzoeksnummer
    from raw_meldingen
    inner join raw_levering
        on raw_meldingen.levering = raw_levering.levering and raw_levering.zonder_nummers
)

select
    core_melding.bron,
    'melding' as soort,
    core_melding.meldingnummer as nummer,
    'onderzoeksnummer' as kolom,
    core_melding.onderzoeksnummer as verwijst_naar
from core_melding
anti join core_onderzoek
    on core_melding.bron = core_onderzoek.bron
    and core_melding.onderzoeksnummer = core_onderzoek.onderzoeksnummer
where core_melding.onderzoeksnummer is not null
union all
select
    core_melding.bron,
    'melding' as soort,
    core_melding.meldingnummer as nummer,
    'herkomst_adviesnummer' as kolom,
    core_melding.herkomst_adviesnummer as verwijst_naar
from core_melding
anti join core_advies
    on core_melding.bron = core_advies.bron
    and core_melding.herkomst_adviesnummer = core_advies.adviesnummer
where core_melding.herkomst_adviesnummer is not null
union all
select
    core_advies.bron,
    'advies' as soort,
    core_advies.adviesnummer as nummer,
    'herkomst_meldingnummer' as kolom,
    core_advies.herkomst_meldingnummer as verwijst_naar
from core_advies
anti join core_melding
    on core_advies.bron = core_melding.bron
    and core_advies.herkomst_meldingnummer = core_melding.meldingnummer
where core_advies.herkomst_meldingnummer is not null
union all
select
    core_onderzoek.bron,
    'onderzoek' as soort,
    core_onderzoek.onderzoeksnummer as nummer,
    'onderzoeksnummer' as kolom,
    null as verwijst_naar
from core_onderzoek
anti join genoemd
    on core_onderzoek.bron = genoemd.bron
    and core_onderzoek.onderzoeksnummer = genoemd.onderzoeksnummer
