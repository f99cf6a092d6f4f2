"""An indicator on measures that exist is one TOML file: no Python, no SQL."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NEW = """
titel = "Meldingen waarbij een plan nodig is"
vraag = "Hoe vaak is een plan nodig, van de meldingen met een oordeel over de triage?"
definitie = "Meldingen waarbij een plan nodig is, van de meldingen met een oordeel over de triage."
telmoment = "kwartaal waarin de melding is ontvangen"
teller = "plan_nodig"
noemer = "triage_beoordeeld_1_dag"
eenheid = "procent"
richting = "geen"
optelbaar = false
samenvoeging = "records"
uitsplitsingen = ["totaal", "melder_groep"]
leveringen = ["veilig_thuis.meldingen"]
actielijn = "stoppen"
bron = "Een proef"
kanttekening = "Verzonnen, voor deze proef."
"""
SCRIPT = """
import json, sys
from datetime import date
from pathlib import Path
from agreement import build, read
from literal import melding, sent
day = date(2019, 1, 7)
rows = [
    melding("M1", "2019-01-07", datum_triagebesluit=day, veiligheidsplan_nodig=True),
    melding("M2", "2019-01-07", datum_triagebesluit=day, hoedanigheid_melder="kind"),
    melding("M3", "2019-01-07", datum_triagebesluit=day, veiligheidsplan_nodig=False),
]
path = build(Path(sys.argv[1]), [sent("veilig_thuis.meldingen", "2019K1", *rows)])
print(json.dumps(read(path, "select uitsplitsing, categorie, waarde::double, teller, noemer "
    "from ind_waarde where indicator = 'plan_nodig_aandeel' and gebied = 'regio' "
    "and periode = '2019K1' and noemer > 0 order by all")))
"""


def test_a_share_of_two_measures_is_counted_with_one_file_added(tmp_path: Path) -> None:
    package = tmp_path / "changed" / "ghnt_pipeline"
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src" / "ghnt_pipeline", package, ignore=ignore)
    (package / "indicators" / "plan_nodig_aandeel.toml").write_text(NEW, "utf-8")
    path = os.pathsep.join([str(package.parent), str(ROOT / "tests" / "second_opinion")])

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "store")],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        ["melder_groep", "niet_beroepsmatig", 0.0, 0, 1],
        ["melder_groep", "politie", 50.0, 1, 2],
        ["totaal", "totaal", 33.3, 1, 3],
    ]
