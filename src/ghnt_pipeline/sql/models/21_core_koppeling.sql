-- One row per bron, adviesnummer, meldingnummer.
-- D6, D7: an advies and a melding belong together when either names the other.
select
    core_advies.bron,
    core_advies.adviesnummer,
    core_melding.meldingnummer
from core_advies
inner join core_melding
    on core_advies.bron = core_melding.bron
    and core_advies.herkomst_meldingnummer = core_melding.meldingnummer
union
select
    core_advies.bron,
    core_advies.adviesnummer,
    core_melding.meldingnummer
from core_melding
inner join core_advies
    on core_melding.bron = core_advies.bron
    and core_melding.herkomst_adviesnummer = core_advies.adviesnummer
