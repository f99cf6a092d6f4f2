"""Synthetic exports of all suppliers, 2018K1 to 2019K4, calibrated on the published 2018 figures.

Invented throughout: no row describes a person or an event. DOK and VIR send anonymous counts (DOK
also per year), Veilig Thuis adds its totals of 2018K1, all else is records. The mess in the files
is on purpose:

- several categories in one cell, as numbers (`08|01`, `"08,01"`, `8|1`), short codes or labels
  (`Kindermishandeling, anders, (Ex-)partnergeweld`), one style per quarter;
- meldingen listed once per category (2018K3, 2019K3); five exact repeats in each export of
  meldingen, two of adviezen, one of onderzoeken;
- open cases sent again each quarter until closed; decisions not yet taken are empty;
- odd spellings of municipalities, former names in 2018; `onbekend` and `buiten regio`;
- a form of CSV and of dates per quarter: `;` `,` `|` tab, UTF-8, cp1252, UTF-16, a `sep=` line,
  a title row, decimals with a comma; headers in each supplier's own capitals;
- an unknown column `Coördinator team` (2018K2, 2019K3); a control row `Totaal` at VIR;
- refused rows among the meldingen: 2 in 2018K2 (unknown code, triage before melding), 1 in 2018K4
  (no number), 2 in 2019K1 (31-02-2019, unknown code), 3 in 2019K3 (triage before melding, no
  number, unknown code); one unknown date `99999999` in 2018K4;
- a correction of the 2019K1 meldingen in `later/`: both refused rows mended, four meldingen
  added, six changed, five withdrawn.
"""

from pathlib import Path

from ghnt_pipeline.example.leveringen import example_files
from ghnt_pipeline.files import private_folder

_README = """# Voorbeeldgegevens (synthetisch)

De bestanden in deze map die met `VOORBEELD_` beginnen zijn **verzonnen**. Ze gaan niet over
bestaande personen, huishoudens of gebeurtenissen, en geen enkel cijfer erin is een uitkomst van
Veilig Thuis, Blijf, DOK, de politie of een gemeente. Alleen de orde van grootte van 2018 volgt de
gepubliceerde totalen van de regio Zuid-Holland Zuid.

De fouten en eigenaardigheden in de bestanden (dubbele regels, vreemde schrijfwijzen, onmogelijke
datums) zijn met opzet aangebracht, om te laten zien wat het inlezen ermee doet.

Gebruik deze map niet voor echte leveringen: verwijder eerst alle bestanden met `VOORBEELD_`.
"""

_SETTINGS = """# Synthetic example: the name of the region says so on every page made from it.
regio_naam = "Zuid-Holland Zuid (synthetisch voorbeeld)"
"""


def write_example(project: Path) -> list[Path]:
    """Write the example files under `data/raw` and `later`, and settings that name them synthetic.

    The same bytes each time. Raises FileExistsError, before anything is written, when the project
    holds files of other origin; a README or settings already there are left as they are. A folder
    that was not there is made for the owner alone, as a project should be.
    """
    files = {project / path: content for path, content in example_files().items()}
    _refuse_other_files(project, files)
    beside = {
        project / "data" / "raw" / "README.md": _README.encode(),
        project / "ghnt.toml": _SETTINGS.encode(),
    }
    files |= {path: content for path, content in beside.items() if not path.exists()}
    private_folder(project)
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(files)


def _refuse_other_files(project: Path, files: dict[Path, bytes]) -> None:
    """Raise for a delivery in `data/raw` that the example did not write, or a changed one."""
    present = {path for path in (project / "data" / "raw").rglob("*") if path.is_file()}
    present |= {path for path in files if path.exists()}
    for path in sorted(present):
        if path.name.startswith((".", "README")) or files.get(path) == path.read_bytes():
            continue
        raise FileExistsError(
            f"{path.relative_to(project)} was not written by the example. "
            "Choose an empty folder: ghnt example DIR"
        )
