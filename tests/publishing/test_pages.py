"""The pages: well formed, closed links, the published number in every cell, words where none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.publishing import Edition, Status, render
from ghnt_pipeline.publishing.opmaak import getal
from ghnt_pipeline.publishing.toeval import kan_toeval_zijn
from ghnt_pipeline.reference import gemeenten
from ghnt_pipeline.statistics.runchart import BASE, LEAST_SHOWN, XMR

from .synthetic import KWARTALEN, alleen

LEEG = frozenset({"meta", "link", "img", "br"})

PAGINAS = (
    "index.html",
    "verantwoording.html",
    "gemeenten/alblasserdam.html",
    "gemeenten/hoeksche-waard.html",
)


@dataclass
class Tabel:
    titel: str = ""
    rijen: list[list[str]] = field(default_factory=list)


class Lezer(HTMLParser):
    """Reads a page strictly: every tag closed in order; keeps links, ids, headings and tables."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.aantal: dict[str, int] = {}
        self.tabellen: list[Tabel] = []
        self.tekst: list[str] = []
        self.kale_koppen = 0
        self.feed(tekst)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = dict(attrs)
        assert len(waarden) == len(attrs), f"<{tag}> repeats an attribute"
        self.aantal[tag] = self.aantal.get(tag, 0) + 1
        self.links += [w for naam, w in attrs if naam in {"href", "src"} and w is not None]
        self.ids += [waarden["id"] or ""] if "id" in waarden else []
        if tag == "table":
            self.tabellen.append(Tabel())
        if tag == "tr":
            self.tabellen[-1].rijen.append([])
        if tag in {"td", "th"}:
            self.tabellen[-1].rijen[-1].append("")
            self.kale_koppen += tag == "th" and "scope" not in waarden
        if tag not in LEEG:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.tekst.append(data)
        if {"td", "th"} & set(self.open):
            self.tabellen[-1].rijen[-1][-1] += data
        elif "caption" in self.open:
            self.tabellen[-1].titel += data

    def tabel(self, titel: str) -> dict[str, list[str]]:
        (gevonden,) = [tabel for tabel in self.tabellen if tabel.titel == titel]
        return {rij[0]: rij[1:] for rij in gevonden.rijen}


def lees(pad: Path) -> Lezer:
    return Lezer(pad.read_text("utf-8"))


@pytest.mark.parametrize("naam", PAGINAS)
def test_a_page_is_well_formed_with_one_heading_and_scoped_headers(folder: Path, naam: str) -> None:
    pagina = lees(folder / naam)
    assert pagina.aantal["h1"] == pagina.aantal["main"] == 1
    assert len(pagina.ids) == len(set(pagina.ids))
    assert pagina.kale_koppen == 0
    assert pagina.aantal.get("caption", 0) == pagina.aantal.get("table", 0)
    assert "script" not in pagina.aantal
    assert '<html lang="nl">' in (folder / naam).read_text("utf-8")


def test_every_link_leads_to_a_file_or_a_place_in_the_edition(folder: Path) -> None:
    for pad in folder.rglob("*.html"):
        for link in lees(pad).links:
            doel, _, plek = link.partition("#")
            if link.startswith("tel:"):
                continue
            bestand = (pad.parent / doel).resolve() if doel else pad
            assert bestand.is_file(), f"{pad.name}: {link}"
            assert bestand.is_relative_to(folder), f"{pad.name}: {link} leaves the edition"
            if plek:
                assert plek in lees(bestand).ids, f"{pad.name}: {link}"


def test_the_table_per_gemeente_shows_the_published_numbers_by_name(
    edition: Edition, folder: Path
) -> None:
    rijen = lees(folder / "index.html").tabel("Meldingen per gemeente, per kwartaal")
    namen = list(rijen)[1:]
    assert namen[:10] == sorted(namen[:10])
    assert namen[10:] == ["Gemeente onbekend", "Buiten de regio", "Regio"]
    codes = {g.naam: g.code for g in gemeenten().values()} | {"Regio": "regio"}
    for naam in namen:
        for cel, waarde in zip(
            rijen[naam], edition.reeks("meldingen", codes[naam], KWARTALEN), strict=True
        ):
            assert waarde is not None
            verwacht = "• verborgen" if waarde.waarde is None else getal(waarde.waarde)
            assert cel == verwacht + ("* voorlopig" if waarde.periode == "2019K4" else "")


def test_a_hidden_cell_holds_no_digit(folder: Path) -> None:
    rijen = lees(folder / "gemeenten" / "alblasserdam.html").tabel("Meldingen, per kwartaal")
    assert rijen["Alblasserdam"][2] == "• verborgen"
    assert not any(teken.isdigit() for teken in rijen["Alblasserdam"][2])


@pytest.mark.parametrize(
    ("waar", "cel"),
    [
        (("index", "Contacten, per jaar", "Regio", 0), "2.780–3.315"),
        (("index", "Signalen in de Verwijsindex, per jaar", "Regio", 0), "1.235° onvolledig"),
        (("gemeenten/hoeksche-waard", "Cliënten in hulp, per jaar", "Hoeksche Waard", 0),
         "geen gegevens"),
        (("gemeenten/dordrecht", "Meldingen naar soort geweld, per jaar", "Huiselijk geweld", 1),
         "▪ weggelaten"),
        (("index", "Meldingen naar soort, per kwartaal", "Eerste melding", 0),
         "nog niet volledig"),
        (("index", "Meldingen naar combinatie van thema’s, per jaar",
          "Huiselijk geweld en kindermishandeling", 0), "80"),
        (("index", "Meldingen naar combinatie van thema’s, per jaar",
          "Kindermishandeling en ouderenmishandeling", 0), "• verborgen"),
    ],
)  # fmt: skip
def test_each_status_has_its_own_words(
    folder: Path, waar: tuple[str, str, str, int], cel: str
) -> None:
    pagina, tabel, rij, kolom = waar
    assert lees(folder / f"{pagina}.html").tabel(tabel)[rij][kolom] == cel


def test_the_municipality_stands_beside_the_region_where_both_have_the_cell(folder: Path) -> None:
    pagina = lees(folder / "gemeenten" / "dordrecht.html")
    assert list(pagina.tabel("Meldingen, per kwartaal"))[1:] == ["Dordrecht", "Regio"]
    (thema,) = [t for t in pagina.tabellen if t.titel == "Meldingen naar soort geweld, per jaar"]
    assert thema.rijen[:2] == [["Soort", "Dordrecht", "Regio"], ["2018", "2019", "2018", "2019"]]
    assert "Gestarte onderzoeken, per kwartaal" not in {t.titel for t in pagina.tabellen}


def test_the_pages_say_which_municipality_the_region_leaves_out(folder: Path) -> None:
    zin = "Het cijfer van de regio is zonder Hoeksche Waard: daarover zijn geen gegevens."
    assert (folder / "index.html").read_text("utf-8").count(zin) == 1


def test_a_legend_explains_the_signs_of_its_table_and_no_others(folder: Path) -> None:
    tekst = (folder / "gemeenten" / "alblasserdam.html").read_text("utf-8")
    begin = tekst.index("Meldingen, per kwartaal</caption>")
    noot = tekst[begin : tekst.index('<h3 id="meldingen_per_1000">')]
    assert "verborgen: klein aantal of weinig gezinnen" in noot
    assert "Afgeronde aantallen tellen niet precies op." in noot
    assert "onvolledig: niet alle gegevens zijn er" not in noot


REDEN = "nog niet volledig: het cijfer kijkt 36 maanden terug, en niet al die maanden zijn geleverd"


def blok(folder: Path, indicator: str) -> str:
    tekst = (folder / "index.html").read_text("utf-8")
    begin = tekst.index(f'<h3 id="{indicator}">')
    return tekst[begin : tekst.index("<dt>Definitie</dt>", begin)]


def test_a_table_of_which_a_part_waits_says_why_below_it(folder: Path) -> None:
    tekst = blok(folder, "melding_soort")
    assert tekst.count(f"{REDEN[0].upper()}{REDEN[1:]}.") == 2
    assert "<details" not in tekst.partition("<table>")[0]
    for ander in ("meldingen", "overlap_thema"):
        assert "36 maanden" not in blok(folder, ander)


def test_an_indicator_that_waits_altogether_says_so_in_its_sentence_and_folds_its_tables(
    edition: Edition, tmp_path: Path
) -> None:
    leeg = {"waarde": None, "status": Status.ONVOLLEDIG, "onvolledig": True}
    waarden = tuple(
        replace(w, **leeg) if w.indicator == "melding_soort" else w  # type: ignore[arg-type]
        for w in alleen(edition, "regio").waarden
    )
    render(replace(edition, waarden=waarden), tmp_path)
    tekst = blok(tmp_path, "melding_soort")
    assert f"In het 4e kwartaal van 2019 is het cijfer {REDEN}." in tekst
    assert tekst.index('<details class="delen">') < tekst.index("<table>")
    assert "tellen niet precies op" not in tekst


def test_the_overlap_stands_after_the_meldingen_with_its_chart_above_its_table(
    folder: Path,
) -> None:
    tekst = blok(folder, "overlap_thema")
    koppen = [plek for plek in lees(folder / "index.html").ids if plek in load_indicators()]
    assert koppen[:2] == ["meldingen", "overlap_thema"]
    assert tekst.index("grafieken/overlap-themas.svg") < tekst.index("<table>")
    assert "<details" not in tekst.partition("<table>")[0]
    assert "Afgeronde aantallen tellen niet precies op." in tekst
    assert "overlap_thema" not in (folder / "gemeenten" / "dordrecht.html").read_text("utf-8")


def test_the_example_of_chance_on_the_account_page_is_true(folder: Path) -> None:
    page = (folder / "verantwoording.html").read_text("utf-8")
    found = re.search(
        r"Bij (\d+) en (\d+) meldingen kan het verschil toeval zijn, bij (\d+) en (\d+) niet", page
    )
    assert found is not None
    een, chance, ander, no_chance = map(int, found.groups())
    assert kan_toeval_zijn(een, chance)
    assert not kan_toeval_zijn(ander, no_chance)


def test_the_words_about_the_band_name_its_rule(folder: Path) -> None:
    page = (folder / "verantwoording.html").read_text("utf-8")
    assert f"{XMR:.2f}".replace(".", ",") + " keer het gemiddelde verschil" in page
    assert (LEAST_SHOWN, BASE) == (8, 8)
    assert "Bij acht of meer getoonde kwartalen" in page
    assert "uit de eerste acht kwartalen; een voorlopig kwartaal telt daarin niet mee" in page


def test_the_findings_are_text_and_never_markup(folder: Path) -> None:
    tekst = (folder / "verantwoording.html").read_text("utf-8")
    assert "SYNTHETISCHE CIJFERS &amp; &lt;verzonnen&gt;" in tekst


def test_the_chapter_without_figures_says_that_they_follow(folder: Path) -> None:
    assert "Cijfers over dit onderwerp volgen" in (folder / "index.html").read_text("utf-8")


def test_every_status_occurs_in_the_synthetic_edition(edition: Edition) -> None:
    assert {w.status for w in edition.waarden} == set(Status)
