-- One row per plek, kenmerk.
-- D7: adviesvragen that stand in one cell of contacten with a melding they belong to.
with paar as (
    select
        hash(bron, 'advies', adviesnummer) as advies,
        hash(bron, 'melding', meldingnummer) as melding
    from core_koppeling
),

cel as (
    select
        core_telling_nummer.record,
        core_plek.plek,
        core_plek.gebied,
        core_plek.periode,
        core_bundel_deel.kenmerk
    from core_telling_nummer
    semi join (select unnest([advies, melding]) as record from paar) as gekoppeld
        on core_telling_nummer.record = gekoppeld.record
    inner join core_plaats_plek
        on core_telling_nummer.plaats = core_plaats_plek.plaats
        and core_telling_nummer.waar = core_plaats_plek.waar
    inner join core_plek on core_plaats_plek.plek = core_plek.plek and core_plek.maat = 'contacten'
    inner join core_bundel_deel on core_telling_nummer.bundel = core_bundel_deel.bundel
)

select advies.plek, advies.kenmerk, count(distinct advies.record) as aantal
from paar
inner join cel as advies on paar.advies = advies.record
inner join cel as melding
    on paar.melding = melding.record
    and advies.gebied = melding.gebied
    and advies.periode = melding.periode
    and advies.kenmerk = melding.kenmerk
group by advies.plek, advies.kenmerk
