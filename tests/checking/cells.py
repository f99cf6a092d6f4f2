"""Raw cells for each field type: right ones, and ones that are nearly right or arbitrary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from hypothesis import strategies as st

from ghnt_pipeline.contracts import Contract
from ghnt_pipeline.contracts.codes import Code, CodeOfPaar, Codes, Gemeente, IndicatorId
from ghnt_pipeline.contracts.fields import Aantal, Datum, Getal, JaNee, Pseudoniem
from ghnt_pipeline.contracts.veld import Veld
from ghnt_pipeline.reference import code_list

MIST = [
    "",
    " ",
    "onbekend",
    "ONBEKEND",
    "onbe\u212aend",
    "n.b.",
    "nb",
    "-",
    "N.V.T.",
    "nvt",
    "\u00a0",
]
BIJNA = [
    *MIST, "Totaal", "regio", "x", ".", "<5", "0", "1", "99", "31-02-2019", "01-03-24", "99999999",
    "20190000", "2019-03-31T00:00", "01-04-2019", "1-1-2019 12:00", "01|99", "1|2", "2|1", ";", ",",
    "1.234", "0.5", "-1", "J", "GM9999", "0505", "M 1", "é", "a" * 65, "\n", "a\nb", "\x1f", "{x}",
    "1000000000", "１", "meldingen", "totaal", "KM", "KM+HG", "KM+KM", "+", "geen_vervolg|wijkteam",
]  # fmt: skip
NACHT = ["", "\u00a0", " ", "\ufeff", "\t"]


def goed(veld: Veld) -> Sequence[str]:
    """Cells that this type accepts; a required one never gets a missing marker."""
    pool: list[str]
    match veld:
        case Code():
            kort = [code.kort for code in code_list(veld.lijst).codes]
            labels = [code.label for code in code_list(veld.lijst).codes]
            pool = [*kort, *labels]
            if isinstance(veld, CodeOfPaar):
                pool += ["KM+HG", "hg + KM", "Ouderenmishandeling+AP"]
            if isinstance(veld, Codes):
                pool += [f"{a}|{b}" for a, b in combinations(kort, 2)]
        case Gemeente():
            pool = ["Dordrecht", "GM0505", "505", "H.I. Ambacht", "Binnenmaas", "onbekend", "n.b."]
        case Datum():
            pool = [
                "01-01-2019",
                "2-1-2019",
                "2019-03-31",
                "20190401",
                "31-12-2018",
                "1-3-2019 00:00",
            ]
        case JaNee():
            pool = ["ja", "nee", "J", "0"]
        case Aantal():
            return ["0", "7", "10", "1.234", "<5", ".", "x", *([""] if veld.leeg else [])]
        case Getal():
            pool = ["0", "12,5", "1.234,50", "7.25"]
        case IndicatorId():
            pool = ["meldingen", "Adviesvragen", "geboden_hulp"]
        case Pseudoniem():
            pool = ["a" * 16, "B_-0" * 8]
        case _:
            pool = ["1", "M2", "2019-1", "nb1"]
    return [*pool, *MIST] if veld.leeg else pool


@dataclass(frozen=True)
class Geval:
    """A generated table: its columns, and rows that may repeat each other."""

    kolommen: tuple[str, ...]
    rijen: tuple[dict[str, str], ...]


@st.composite
def tables(draw: st.DrawFn, contract: type[Contract]) -> Geval:
    """Rows of right cells, some spoilt, some given again; optional columns may be absent.

    So may the numbers of the records: the column, or what stands in it (rule D9).
    """
    velden = contract.velden()
    nummer = set(contract.sleutel) if contract.has_numbers() else set()
    zonder = draw(st.sampled_from(["", "", "", "kolom", "cellen"])) if nummer else ""
    verplicht = set(contract.verplichte_kolommen()) - (nummer if zonder == "kolom" else set())
    weg = draw(st.sets(st.sampled_from([*velden]), max_size=4)) - verplicht
    kolommen = tuple(naam for naam in velden if naam not in weg)
    cellen = {naam: goed(velden[naam]) for naam in kolommen}
    if zonder == "cellen":
        cellen |= dict.fromkeys(nummer, MIST)
    rij = st.fixed_dictionaries({naam: st.sampled_from(cellen[naam]) for naam in kolommen})
    vuil = st.sampled_from(BIJNA) | st.text(max_size=8)
    schade = st.dictionaries(st.sampled_from(kolommen), vuil, max_size=2)
    rijen = draw(st.lists(st.builds(lambda a, b: {**a, **b}, rij, schade), min_size=1, max_size=5))
    keuze = draw(st.lists(st.tuples(st.integers(0, len(rijen) - 1), st.sampled_from(NACHT))))
    opnieuw = [{naam: cel + wit for naam, cel in rijen[nummer].items()} for nummer, wit in keuze]
    return Geval(kolommen, (*rijen, *opnieuw))
