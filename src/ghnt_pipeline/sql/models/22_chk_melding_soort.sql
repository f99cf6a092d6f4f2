-- One row per bron, gemeente, kwartaal, soort, soort_leverancier.
-- Our classification beside the supplier's own (eerdere_betrokkenheid), where he sends one.
select
    core_melding.bron,
    core_melding.gemeente,
    year(core_melding.datum_melding) || 'K' || quarter(core_melding.datum_melding) as kwartaal,
    core_melding_soort.soort,
    core_melding.eerdere_betrokkenheid as soort_leverancier,
    count(*) as meldingen
from core_melding
inner join core_melding_soort
    on core_melding.bron = core_melding_soort.bron
    and core_melding.meldingnummer = core_melding_soort.meldingnummer
where core_melding.eerdere_betrokkenheid is not null
group by all
