-- One row per maat, bron, gemeente, kwartaal.
-- A measure that rests on several kinds of records is covered where all of them are.
-- `plaats` numbers them: what is counted by the million is counted by number.
select
    ref_maat_levering.maat,
    ref_maat_levering.bron,
    stg_dekking.gemeente,
    stg_dekking.kwartaal,
    row_number() over (
        order by ref_maat_levering.maat, ref_maat_levering.bron, stg_dekking.gemeente,
            stg_dekking.kwartaal
    )::int as plaats
from ref_maat_levering
inner join stg_dekking
    on ref_maat_levering.bron = stg_dekking.bron
    and ref_maat_levering.soort = stg_dekking.soort
group by ref_maat_levering.maat, ref_maat_levering.bron, stg_dekking.gemeente, stg_dekking.kwartaal
having count(*) = any_value(ref_maat_levering.soorten)
