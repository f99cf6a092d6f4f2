-- One row per maat, bron, gebied, periode, uitsplitsing, categorie.
-- D7: adviesvragen that stand in one cell of contacten with a melding they belong to.
with gekoppeld as (
    select bron, 'advies' as soort, adviesnummer as nummer from core_koppeling
    union
    select bron, 'melding' as soort, meldingnummer as nummer from core_koppeling
),

kenmerk as (
    select core_kenmerk.*
    from core_kenmerk
    semi join gekoppeld
        on core_kenmerk.bron = gekoppeld.bron
        and core_kenmerk.soort = gekoppeld.soort
        and core_kenmerk.nummer = gekoppeld.nummer
),

cel as (
    select
        core_telling_gebied.bron,
        core_telling_gebied.soort,
        core_telling_gebied.nummer,
        core_telling_gebied.gebied,
        ref_periode.periode,
        kenmerk.uitsplitsing,
        kenmerk.categorie
    from core_telling_gebied
    inner join kenmerk
        on core_telling_gebied.bron = kenmerk.bron
        and core_telling_gebied.soort = kenmerk.soort
        and core_telling_gebied.nummer = kenmerk.nummer
    inner join ref_periode on core_telling_gebied.kwartaal = ref_periode.kwartaal
    where core_telling_gebied.maat = 'contacten'
)

select
    'contacten' as maat,
    advies.bron,
    advies.gebied,
    advies.periode,
    advies.uitsplitsing,
    advies.categorie,
    count(distinct advies.nummer) as aantal
from core_koppeling
inner join cel as advies
    on core_koppeling.bron = advies.bron
    and advies.soort = 'advies'
    and core_koppeling.adviesnummer = advies.nummer
inner join cel as melding
    on core_koppeling.bron = melding.bron
    and melding.soort = 'melding'
    and core_koppeling.meldingnummer = melding.nummer
    and advies.gebied = melding.gebied
    and advies.periode = melding.periode
    and advies.uitsplitsing = melding.uitsplitsing
    and advies.categorie = melding.categorie
group by all
