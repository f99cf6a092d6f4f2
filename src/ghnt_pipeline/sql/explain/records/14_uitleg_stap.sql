-- One row per levering, rij.
-- What became of each row: the first step that takes it away, or `telt`. A row for which no step is
-- found has none, and whoever reads this must stop.
with rijen as (
    select
        uitleg_rij.levering,
        uitleg_rij.rij,
        uitleg_rij.regel,
        uitleg_rij.nummer,
        uitleg_rij.is_laatste_levering,
        uitleg_rij.is_eerste_rij,
        uitleg_record.is_hier as record_is_hier,
        uitleg_record.begon_nu,
        uitleg_record.is_begonnen,
        uitleg_record.telt_mee,
        uitleg_telling.nummer is not null as heeft_telling,
        uitleg_telling.is_hier,
        uitleg_telling.is_nu,
        uitleg_telling.is_gedekt,
        uitleg_telling.is_in_cel,
        uitleg_paar.nummer is not null as is_gekoppeld,
        row_number() over (
            partition by uitleg_rij.bron, uitleg_telling.sleutel,
                uitleg_rij.is_laatste_levering and uitleg_rij.is_eerste_rij
                and uitleg_telling.is_in_cel
            order by uitleg_rij.rang, uitleg_rij.rij
        ) as volgnummer
    from uitleg_rij
    left join uitleg_record
        on uitleg_rij.bron = uitleg_record.bron
        and uitleg_rij.soort = uitleg_record.soort
        and uitleg_rij.nummer = uitleg_record.nummer
    left join uitleg_telling
        on uitleg_rij.bron = uitleg_telling.bron
        and uitleg_rij.soort = uitleg_telling.soort
        and uitleg_rij.nummer = uitleg_telling.nummer
    left join uitleg_paar
        on uitleg_rij.soort = 'advies'
        and uitleg_rij.bron = uitleg_paar.bron
        and uitleg_rij.nummer = uitleg_paar.nummer
)

select
    levering,
    rij,
    regel,
    nummer,
    coalesce(is_nu, record_is_hier and begon_nu) as raakt,
    case
        when not is_laatste_levering then 'latere_levering'
        when not is_eerste_rij then 'zelfde_nummer'
        when not coalesce(is_hier, record_is_hier) then 'andere_plaats'
        when not heeft_telling and not is_begonnen then 'niet_begonnen'
        when not heeft_telling and not begon_nu then 'andere_periode'
        when not heeft_telling and not telt_mee then 'omgezet'
        when not heeft_telling then 'buiten_definitie'
        when not is_nu then 'andere_periode'
        when not is_gedekt then 'niet_gedekt'
        when not is_in_cel then 'andere_categorie'
        when volgnummer > 1 then 'zelfde_sleutel'
        when is_gekoppeld then 'gekoppeld'
        when is_in_cel then 'telt'
    end as stap
from rijen
union all
select levering, rij, regel, null as nummer, false as raakt, 'zonder_nummer' as stap
from uitleg_zonder_nummer
