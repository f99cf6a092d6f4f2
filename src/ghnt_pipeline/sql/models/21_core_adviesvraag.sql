-- One row per bron, adviesnummer.
-- D6: an advies that came from a melding "omgezet in advies" was counted there already.
select
    core_advies.bron,
    core_advies.adviesnummer,
    core_advies.gemeente,
    core_advies.in_regio_toen,
    core_advies.datum_advies,
    core_advies.hoedanigheid_adviesvrager,
    core_advies.datum_afsluiting,
    core_advies.herkomst_meldingnummer,
    $omgezet = 'beide' or core_melding.meldingnummer is null as telt_mee
from core_advies
left join core_melding
    on core_advies.bron = core_melding.bron
    and core_advies.herkomst_meldingnummer = core_melding.meldingnummer
    and core_melding.triagebesluit = 'omgezet_in_advies'
