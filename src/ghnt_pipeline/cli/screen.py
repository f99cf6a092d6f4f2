"""What the analyst reads on her screen: results as lines of plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ghnt_pipeline.cli.after_build import built, counted, differing

if TYPE_CHECKING:
    from ghnt_pipeline.asking import Ask
    from ghnt_pipeline.checking import Bevinding, Gecontroleerd
    from ghnt_pipeline.contracts import Contract
    from ghnt_pipeline.coverage import Expected
    from ghnt_pipeline.deliveries import Delivery
    from ghnt_pipeline.indicators import Indicator
    from ghnt_pipeline.ingest import Ingested
    from ghnt_pipeline.periods import Periode
    from ghnt_pipeline.publishing.edition import Edition
    from ghnt_pipeline.reading import Kolom
    from ghnt_pipeline.run import Result
    from ghnt_pipeline.status import Status

SHOWN = 5


def table(head: Sequence[str], rows: Iterable[Sequence[object]], *, left: int = 1) -> list[str]:
    """Align columns; the first `left` ones to the left, numbers to the right."""
    cells = [list(head), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    return [
        "  ".join(
            cell.ljust(width) if i < left else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def ingested(run: Ingested) -> tuple[list[str], list[str]]:
    """A run in two parts: the table of what went in, and the words about the rest."""
    from ghnt_pipeline.run import Outcome

    of: dict[Outcome, list[Result]] = {outcome: [] for outcome in Outcome}
    for result in run.results:
        of[result.outcome].append(result)
    new = of[Outcome.ACCEPTED] + of[Outcome.CORRECTION]
    data = _accepted_table(new) if new else []
    words: list[str] = []
    for result in new:
        words += _about_accepted(result)
    for result in of[Outcome.REFUSED]:
        words += _about_refused(result)
    words += [f"Refused before and unchanged: {r.naam}: {r.reden}."
              for r in of[Outcome.REFUSED_BEFORE]]  # fmt: skip
    words += [f"{opmerking}." for opmerking in run.opmerkingen]
    if run.werkboeken:
        number = counted(len(run.werkboeken), "workbook")
        words.append(f"What was found, to mail to the suppliers: {number} in "
                     f"{run.werkboeken[0].parent}.")  # fmt: skip
    known = of[Outcome.KNOWN]
    if known:
        words.append(f"Known and unchanged: {counted(len(known), 'file')} (-v lists them).")
    if not new and not of[Outcome.REFUSED]:
        nothing = "Nothing new" if run.results else "There are no files to read"
        words.append(f"{nothing}. The store is as it was.")
    if run.built is not None:
        words += built(run.built)
    return data, words


def _accepted_table(results: Sequence[Result]) -> list[str]:
    rows = [
        (r.naam, f"{r.manifest.key}" if r.manifest else r.reden, g.gelezen, g.aanvaard,
         g.afgekeurd, g.herhaald, g.controle)
        for r in results
        if (g := r.gecontroleerd) is not None
    ]  # fmt: skip
    total = [
        sum(getattr(r.gecontroleerd, name) for r in results if r.gecontroleerd is not None)
        for name in ("gelezen", "aanvaard", "afgekeurd", "herhaald", "controle")
    ]
    head = ("file", "delivery", "read", "accepted", "refused", "repeated", "control")
    return table(head, [*rows, ("total", counted(len(rows), "file"), *total)], left=2)


def _about_accepted(result: Result) -> list[str]:
    lines = []
    if result.manifest is not None and result.manifest.delen:
        lines.append(f"{result.naam} is a part of {result.manifest.id}.")
    if result.manifest is not None and result.verschil:
        v = result.verschil
        lines.append(
            f"Correction of {result.manifest.key} ({result.manifest.bestand}): "
            f"{v['added']} added, {v['changed']} changed, "
            f"{v['withdrawn']} withdrawn, {v['kept']} as they were."
        )
    if result.gecontroleerd is not None:
        lines += findings(result.naam, result.gecontroleerd.bevindingen)
    return lines


def _about_refused(result: Result) -> list[str]:
    lines = [f"REFUSED {result.naam}: {result.reden}."]
    if result.gecontroleerd is not None:
        lines += findings(result.naam, result.gecontroleerd.fouten)
    return lines


def findings(naam: str, bevindingen: Sequence[Bevinding], shown: int = SHOWN) -> list[str]:
    """The findings of a table, the first few of each rule with their cell or line."""
    lines: list[str] = []
    per_rule = Counter((b.code, b.kolom) for b in bevindingen)
    seen: Counter[tuple[str, str]] = Counter()
    for b in bevindingen:
        rule = (b.code, b.kolom)
        seen[rule] += 1
        if seen[rule] <= shown:
            plek = b.cel or f"line {b.regel}"
            lines.append(f"{naam} › {plek} › {b.uitleg} ({b.code}, {b.ernst})")
        elif seen[rule] == shown + 1:
            more = per_rule[rule] - shown
            lines.append(f"{naam} › and {more} more of {b.code} (ghnt check FILE lists all)")
    return lines


def checked(naam: str, kind: str, periode: str, g: Gecontroleerd) -> list[str]:
    """One table of `ghnt check`."""
    head = ("file", "delivery", "read", "accepted", "refused", "repeated", "control")
    row = (naam, f"{kind} {periode}", g.gelezen, g.aanvaard, g.afgekeurd, g.herhaald, g.controle)
    return table(head, [row], left=2)


def columns(kolommen: Iterable[Kolom], *, of_sheet: bool) -> list[str]:
    """What was made of each column of a file: its field, or that it was ignored."""
    from ghnt_pipeline.text_table import column_letters

    rows = [
        (
            column_letters(k.nummer) if of_sheet else k.nummer,
            k.kop or "(no name)",
            k.veld or ("ignored" if k.lijkt_op is None else f"ignored; nearly {k.lijkt_op}"),
        )
        for k in kolommen
    ]
    return table(("column", "header", "taken as"), rows, left=3)


def deliveries(found: Iterable[Delivery]) -> list[str]:
    """Every accepted delivery, in order of acceptance."""
    rows = [
        (d.manifest.id, f"{d.state}, zonder nummers" if d.zonder_nummers else d.state,
         d.manifest.bestand, d.manifest.rows_accepted,
         d.manifest.rows_refused)
        for d in found
    ]  # fmt: skip
    return table(("delivery", "state", "file", "accepted", "refused"), rows, left=3) if rows else []


def contract(kind: str, model: type[Contract]) -> list[str]:
    """The columns of a delivery kind: required ones marked, with what is expected of each."""
    required = model.verplichte_kolommen()
    rows = [
        (f"  {name}{'!' if name in required else ''}", veld.voluit)
        for name, veld in model.velden().items()
    ]
    width = max(len(name) for name, _ in rows) + 2
    return [kind, *(f"{name.ljust(width)}{text}" for name, text in rows), ""]


def status(state: Status, *, verbose: bool) -> list[str]:
    """The state of a project: a row per expected delivery, a column per quarter."""
    lines: list[str] = []
    if state.quarters:
        head = ["delivery", *map(str, state.quarters)]
        rows = [
            [".".join(pair), *(_there(state, pair, quarter) for quarter in state.quarters)]
            for pair in state.delivered
        ]
        lines += [*table(head, rows), ""]
    lines.append(f"Deliveries: {len(state.deliveries)}. "
                 f"Last complete quarter: {state.last_complete or 'none'}. "
                 f"Editions: {', '.join(state.editions) or 'none'}.")  # fmt: skip
    if state.without_numbers:
        lines.append(f"Zonder nummers, so with bounds only: {', '.join(state.without_numbers)}.")
    uncovered = state.bevindingen.get("ongedekt", [])
    if uncovered:
        number = sum(row["aantal"] for row in uncovered)
        lines.append(f"In no figure, for want of coverage: {counted(number, 'record')}.")
        if verbose:
            lines += table(
                ("bron.soort", "kwartaal", "records"),
                [(f"{r['bron']}.{r['soort']}", r["kwartaal"], r["aantal"]) for r in uncovered],
            )
    return lines + differing(state.bevindingen)


def _there(state: Status, pair: Expected, quarter: Periode) -> str:
    if quarter in state.delivered[pair]:
        return "in"
    return "purged" if quarter in state.purged[pair] else "MISSING"


def asked(asks: Iterable[Ask]) -> list[str]:
    """What to ask of whom, a line per supplier."""
    from ghnt_pipeline.asking import runs_of

    lines = []
    for ask in asks:
        wanted = [
            f"{soort} {first}" + (f" to {last}" if first != last else "")
            for soort, kwartalen in ask.per_soort().items()
            for first, last in runs_of(kwartalen)
        ]
        whom = f"{ask.naam} ({ask.contact})" if ask.contact else ask.naam
        lines.append(f"Ask {whom} for {', '.join(wanted)}.")
    return lines


def how_late(asks: Iterable[Ask], *, strict: bool) -> str:
    """How many deliveries should have been in by now, in words before the next step."""
    number = sum(gap.is_late for ask in asks for gap in ask.gaps)
    if not number:
        return ""
    more = "--mail writes the mails" if strict else "'ghnt status --strict' says whom to ask"
    return f"Late: {counted(number, 'delivery', 'deliveries')}; {more}. "


def indicators(found: Iterable[Indicator]) -> list[str]:
    """The list of indicators."""
    return table(
        ("indicator", "titel", "eenheid", "doelen"),
        [(i.id, i.titel, i.eenheid, ", ".join(i.doelen)) for i in found],
        left=4,
    )


def indicator(i: Indicator) -> list[str]:
    """One indicator in full."""
    from ghnt_pipeline.reference.uitleg import uitleg

    return [i.id, *(f"  {name.ljust(15)}{text}" for name, text in uitleg(i))]


def edition_tables(edition: Edition, gebied: str, naam: str) -> list[str]:
    """The protected figures of one area, indicators down and periods across."""
    perioden = [*edition.kwartalen, *edition.jaren]
    cells: dict[tuple[str, str, str], dict[str, str]] = {}
    for w in edition.waarden:
        if w.gebied == gebied:
            text = w.status.value if w.waarde is None else f"{w.waarde:g}"
            if w.status == "grenzen":
                text = f"{w.ondergrens}-{w.bovengrens}"
            row = cells.setdefault((w.indicator, w.uitsplitsing, w.categorie), {})
            row[w.periode] = text + ("*" if w.voorlopig and w.waarde is not None else "")
    head = ("indicator", "uitsplitsing", "categorie", *perioden)
    rows = [[*key, *(row.get(p, "") for p in perioden)] for key, row in cells.items()]
    return [f"{naam}, protected figures (rounded to 5; * = voorlopig)", *table(head, rows, left=3)]
