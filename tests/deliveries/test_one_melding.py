"""The sentence the whole tool stands on."""

from __future__ import annotations

from ghnt_pipeline.run import Outcome

from .desk import Desk, melding

THEMAS = ("km_anders", "partnergeweld", "ouderenmishandeling")

ADVIES = {
    "adviesnummer": "A1", "gemeente": "Dordrecht", "datum_advies": "2019-01-09",
    "aanleiding": "km_anders", "hoedanigheid_adviesvrager": "huisarts",
}  # fmt: skip
"""The call that led to the melding: the two are one contact."""


def _four_rows(**cells: str) -> list[dict[str, str]]:
    """One melding under three themes in four rows; one theme has two aanleidingen."""
    cells["herkomst_adviesnummer"] = "A1"
    return [melding(1, aanleiding=a, **cells) for a in (*THEMAS, "km_vechtscheiding")]


def test_a_melding_under_three_themes_sent_in_two_quarters_corrected_once_and_listed_in_four_rows_is_one_melding_everywhere_it_is_counted(  # noqa: E501
    desk: Desk,
) -> None:
    desk.put("meldingen_2019K1.csv", _four_rows(gemeente="Papendrecht"))
    desk.ingest()
    desk.put("meldingen_2019K2.csv", _four_rows(gemeente="Zwijndrecht"))
    desk.ingest()
    desk.ingest(desk.put("adviezen_2019K1.csv", [ADVIES]))
    corrected = desk.one(desk.put("correctie_2019K2.csv", _four_rows()))
    assert corrected.outcome is Outcome.CORRECTION

    one = [("M1", "GM0505")]
    assert desk.query("select meldingnummer, gemeente from core_melding") == one
    aanleidingen = (
        "select count(*) from core_categorie where lijst = 'aanleiding' and soort = 'melding'"
    )
    assert desk.query(aanleidingen) == [(4,)]

    counts = desk.query(
        "select indicator, uitsplitsing, categorie, gebied, periode, waarde from ind_waarde "
        "where eenheid = 'aantal' and waarde > 0"
    )
    assert {waarde for *_, waarde in counts} == {1}
    assert {gebied for *_, gebied, _, _ in counts} <= {"GM0505", "regio", "regio_toen"}
    happened = [row for row in counts if not row[0].startswith("werkvoorraad")]
    assert {periode for *_, periode, _ in happened} == {"2019K1", "2019"}
    still_open = {row[4] for row in counts if row[0] == "werkvoorraad_meldingen"}
    assert still_open == {"2019K1", "2019K2"}
    totals = {(i, g, p) for i, u, _, g, p, _ in counts if u == "totaal"}
    assert totals >= {
        (indicator, gebied, periode)
        for indicator in ("meldingen", "contacten", "casussen")
        for gebied in ("GM0505", "regio")
        for periode in ("2019K1", "2019")
    }
    under = {
        c
        for i, u, c, g, p, _ in counts
        if (i, u, g, p) == ("meldingen", "thema", "regio", "2019K1")
    }
    assert under == {"HG", "KM", "OM"}, "under each of its themes, and in the total once"
