"""What a build found, in words for the screen: counts and places, never a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_OF_TOTAL = {
    "overlap-niet-zichtbaar": "equals the sum of the categories, so overlap does not show in it: "
    "it is no unique count, and shares of it are refused",
    "totaal-groter-dan-som": "is larger than their sum, so it holds records outside them",
    "totaal-kleiner-dan-categorie": "is smaller than one category and cannot be right",
    "categorie-niet-gegeven": "cannot be judged, for a category is not given",
    "totaal-te-klein-bij-paren": "is smaller than the categories with their pairs allow and cannot "
    "be right",
    "totaal-te-groot-bij-paren": "is larger than the categories with their pairs allow, so it "
    "holds records outside them",
}
_OF_PAIRS = {
    "paar-zonder-thema": "a thema of a pair is not given",
    "paar-groter-dan-thema": "a pair is larger than one of its themas",
    "paren-in-tegenspraak": "the pairs contradict each other",
}


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def built(found: dict[str, Any]) -> list[str]:
    """What a build found, in words."""
    lines = []
    for total in found["totalen"]:
        if total["gebied"] in ("regio", "regio_toen") and total["ondergrens"] is not None:
            lines.append(_about_total(total))
    hidden = sum(t["bevinding"] == "overlap-niet-zichtbaar" for t in found["totalen"])
    if hidden:
        lines.append(
            f"Totals that equal the sum of their categories (overlap-niet-zichtbaar): {hidden}. "
            "Those unique counts are only bounded."
        )
    against = [t for t in found["totalen"] if t["bevinding"] == "categorieen-in-tegenspraak"]
    if against:
        lines.append(
            "A category is larger than the themas together, so nothing is taken from these totals; "
            f"ask the supplier: {_places(against)}."
        )
    for finding, why in _OF_PAIRS.items():
        if unused := [t for t in found["totalen"] if t["paren"] == finding]:
            lines.append(
                f"Pairs of themas ({finding}): {why}, so the pairs are not used and the categories "
                f"alone bound these totals; ask the supplier: {_places(unused)}."
            )
    if found["ongedekt"]:
        number = sum(row["aantal"] for row in found["ongedekt"])
        lines.append(
            f"{counted(number, 'record')} lie in a quarter or gemeente without coverage and are "
            "in no figure; 'ghnt status -v' lists them."
        )
    for row in found["ongedekte_cijfers"]:
        gave = f"{row['bron']} gave {counted(row['aantal'], 'figure')} about {row['gebied']}"
        why = {
            "dekking": ", which it does not cover (dekking.toml)",
            "records": " that are a share or a mean: those are taken from records only",
        }[row["reden"]]
        lines.append(f"{gave}{why}: in no figure.")
    for row in found["tegenstrijdig"]:
        lines.append(
            f"{row['bron']}: {counted(row['aantal'], row['soort'])} with rows that disagree on "
            f"{row['kolom']}; the first row counts (table chk_tegenstrijdig)."
        )
    if found["wezen"]:
        number = sum(row["aantal"] for row in found["wezen"])
        lines.append(
            f"{counted(number, 'orphan')}: a number that leads to no record delivered, or an "
            "onderzoek that no melding names (table chk_wees)."
        )
    for row in found["ongenummerd"]:
        outside = f"; {counted(row['buiten'], 'row')} in no figure" if row["buiten"] else ""
        lines.append(
            f"{row['levering']} has no record numbers: its {counted(row['rijen'], 'row')} "
            f"count as aggregates, with bounds{outside} (table chk_ongenummerd)."
        )
    lines += differing(found)
    lines.append("The store is built.")
    return lines


def summary(ingested: dict[str, Any], reported: dict[str, Any] | None, code: int, log: str) -> str:
    """A whole quarter in one line, from the documents of its two steps."""
    ends = Counter(file["outcome"] for file in ingested["files"])
    new, refused = ends["accepted"] + ends["correction"], ends["refused"]
    edition = "no edition"
    if reported is not None:
        made = "made" if reported["is_new"] else "unchanged"
        edition = f"edition {Path(reported['folder']).name} {made}"
    kept = f"; run log {log}" if log else ""
    return (
        f"Quarter: {counted(new, 'file')} new, {refused} refused, "
        f"{len(ingested['files']) - new - refused} seen before; {edition}; exit code {code}{kept}."
    )


def differing(found: dict[str, Any]) -> list[str]:
    """Where a supplier's own numbers are not what is counted from his records."""
    return [
        f"In {row['anders']} of {counted(row['cellen'], 'cell')} the {row['opgave']} of "
        f"{row['bron']} differ from the records, which are the figure (table chk_verschil; "
        "ghnt report --intern lists them)."
        for row in found.get("verschillen", ())
        if row["anders"]
    ]


def _places(totals: Iterable[dict[str, Any]]) -> str:
    return "; ".join(sorted({f"{t['levering']}, {t['gebied']} ({t['soort']})" for t in totals}))


def _about_total(total: dict[str, Any]) -> str:
    """A total in words; without an upper bound it is said why."""
    periode, low, high = total["levering"].split("/")[1], total["ondergrens"], total["bovengrens"]
    text = f"{total['soort']} {total['gebied']} {periode}: the unique total "
    if total["categorieen"] is None:
        return f"{text}is {low}."
    text += f"is at least {low}" if high is None else f"lies between {low} and {high}"
    pairs = "; pairs given" if total["paren"] == "gebruikt" else ""
    text += f" (records with {' or '.join(total['categorieen'].split('+'))}{pairs})"
    if total["bevinding"] is not None:
        text += f"; the given total {total['totaal']} {_OF_TOTAL[total['bevinding']]}"
    return f"{text}."
