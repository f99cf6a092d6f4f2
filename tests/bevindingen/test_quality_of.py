"""What is gathered from the supplier's own standing deliveries before a delivery is judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ghnt_pipeline.bevindingen import Oordeel, quality_of, report_on
from ghnt_pipeline.checking import check
from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.deliveries import Delivery, DeliveryKey, Manifest, State
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reading import Gelezen
from ghnt_pipeline.run import Candidate

from .reports import text_table

MELDINGEN = ("veilig_thuis", "meldingen")


def rows_of(soort: str, records: list[dict[str, Any]]) -> pa.Table:
    velden = kinds()[f"veilig_thuis.{soort}"].velden()
    return pa.table(
        {
            naam: pa.array([record.get(naam) for record in records], veld.arrow)
            for naam, veld in velden.items()
        }
    )


class Shelf:
    """Deliveries of Veilig Thuis that were accepted before."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.deliveries: list[Delivery] = []

    def put(
        self,
        soort: str,
        periode: str,
        *records: dict[str, Any],
        state: State = State.STANDS,
        bron: str = "veilig_thuis",
    ) -> None:
        nummer = len(self.deliveries)
        folder = self.root / str(nummer)
        folder.mkdir()
        pq.write_table(rows_of(soort, list(records)), folder / "rows.parquet")
        manifest = Manifest.model_construct(
            bron=bron, soort=soort, periode=periode, sha256=str(nummer)
        )
        self.deliveries.append(Delivery(manifest, folder, nummer, state))

    def codes(self, *records: dict[str, Any]) -> set[str]:
        """The codes of the signals on these meldingen of 2019K1."""
        key = DeliveryKey(*MELDINGEN, "2019K1")
        signalen = quality_of(self.deliveries, key, rows_of("meldingen", list(records)))
        return {signaal.code.value for signaal in signalen}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def veel(aantal: int) -> list[dict[str, Any]]:
    return [{"meldingnummer": str(n)} for n in range(aantal)]


def test_earlier_quarters_of_the_same_kind_are_compared(shelf: Shelf) -> None:
    for periode in ("2018K3", "2018K4"):
        shelf.put("meldingen", periode, *veel(300))
    assert shelf.codes(*veel(100)) == {"K00", "K10"}


def test_deliveries_that_do_not_stand_and_other_kinds_are_not_compared(shelf: Shelf) -> None:
    shelf.put("meldingen", "2018K3", *veel(300), state=State.WITHDRAWN)
    shelf.put("meldingen", "2018K4", *veel(300), state=State.REPLACED)
    shelf.put("adviezen", "2018K3", *[{}] * 300)
    shelf.put("adviezen", "2018K4", *[{}] * 300)
    assert shelf.codes(*veel(100)) == {"K00"}


def test_a_number_is_known_from_any_standing_delivery_also_a_later_one(shelf: Shelf) -> None:
    shelf.put("onderzoeken", "2018K1", {"onderzoeksnummer": "O1"})
    shelf.put("onderzoeken", "2019K2", {"onderzoeksnummer": "O2"})
    shelf.put("onderzoeken", "2018K2", {"onderzoeksnummer": "O3"}, state=State.WITHDRAWN)
    assert shelf.codes({"onderzoeksnummer": "O1"}, {"onderzoeksnummer": "O2"}) == {"K00"}
    assert shelf.codes({"onderzoeksnummer": "O3"}) == {"K00", "K02"}


def test_numbers_of_another_supplier_are_other_numbers(shelf: Shelf) -> None:
    shelf.put("onderzoeken", "2018K1", {"onderzoeksnummer": "O1"})
    shelf.put("onderzoeken", "2018K1", {"onderzoeksnummer": "O2"}, bron="veilig_thuis_elders")
    assert shelf.codes({"onderzoeksnummer": "O2"}) == {"K00", "K02"}


def test_an_empty_delivery_to_refer_to_is_still_a_delivery(shelf: Shelf) -> None:
    shelf.put("onderzoeken", "2018K1")
    assert shelf.codes({"onderzoeksnummer": "O1"}) == {"K00", "K02"}


def candidate() -> Candidate:
    rij = ["M1", "Dordrecht", "01-01-2000", "km_anders", "politie", "O9", "nee", "onderzoek"]
    kolommen = ["meldingnummer", "gemeente", "datum_melding", "aanleiding", "hoedanigheid_melder",
                "onderzoeksnummer", "veiligheidsplan_nodig", "triagebesluit"]  # fmt: skip
    tabel = text_table("veilig_thuis.meldingen", kolommen, [rij, [*rij[:-1], "geen_vervolg"]])
    gelezen = Gelezen("m.csv", None, "veilig_thuis", Periode.parse("2019K1"), tabel, ())
    return Candidate(gelezen, check(tabel, date(2019, 3, 31)), "a", "b", is_named=False)


def test_a_report_holds_both_reports_of_a_table(shelf: Shelf) -> None:
    shelf.put("onderzoeken", "2018K1", {"onderzoeksnummer": "O1"})
    rapport = report_on(candidate(), Oordeel.AANGENOMEN, shelf.deliveries)
    assert [(s.code.value, s.aantal) for s in rapport.signalen] == [
        ("K00", None),
        ("K01", 1),
        ("K02", 1),
        ("K05", 2),
    ]
    assert {v.veld for v in rapport.spiegel if not v.aanwezig} >= {"casusnummer", "huishouden"}


def test_of_a_refused_table_only_broken_rules_are_told(shelf: Shelf) -> None:
    rapport = report_on(candidate(), Oordeel.GEWEIGERD, shelf.deliveries)
    assert [s.code.value for s in rapport.signalen] == ["K01"]
