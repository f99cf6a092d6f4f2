-- One row per bron, nummer.
-- D7: adviezen that stand in the cell together with a melding they belong to.
select distinct
    core_koppeling.bron,
    core_koppeling.adviesnummer as nummer
from core_koppeling
inner join uitleg_telling as advies
    on core_koppeling.bron = advies.bron
    and advies.soort = 'advies'
    and core_koppeling.adviesnummer = advies.nummer
inner join uitleg_telling as melding
    on core_koppeling.bron = melding.bron
    and melding.soort = 'melding'
    and core_koppeling.meldingnummer = melding.nummer
where advies.is_in_cel and melding.is_in_cel
