-- One row per bron, meldingnummer, termijn.
-- What became of each term of triage. Still open is judged on the peildatum, or on the last day of
-- the melding's own quarter when that is later.
select
    core_melding.bron,
    core_melding.meldingnummer,
    coalesce(core_melding.casusnummer, 'melding ' || core_melding.meldingnummer) as achter,
    core_melding.gemeente,
    core_melding.in_regio_toen,
    year(core_melding.datum_melding) || 'K' || quarter(core_melding.datum_melding) as kwartaal,
    ref_termijn.termijn,
    case
        when core_melding.datum_triagebesluit <= stg_termijn.einde then 'op_tijd'
        when core_melding.datum_triagebesluit > stg_termijn.einde then 'te_laat'
        when core_melding.triagebesluit is not null then 'zonder_datum'
        when stg_termijn.einde < greatest(
            $peildatum, last_day(date_trunc('quarter', core_melding.datum_melding) + to_months(2))
        ) then 'open_te_laat'
        else 'open_binnen_termijn'
    end as oordeel
from core_melding
inner join ref_termijn on ref_termijn.klok_einde = 'datum_triagebesluit'
inner join stg_termijn
    on ref_termijn.termijn = stg_termijn.termijn and core_melding.datum_melding = stg_termijn.dag
