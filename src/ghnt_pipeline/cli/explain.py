"""The command explain: how a figure came about."""

from __future__ import annotations

from typing import Annotated

import typer

from ghnt_pipeline.cli import completing
from ghnt_pipeline.cli.call import Call, recorded
from ghnt_pipeline.errors import ExitCode

app = typer.Typer()


@app.command()
@recorded
def explain(
    call: Call,
    indicator: Annotated[
        str,
        typer.Argument(
            help="Its id; 'ghnt indicators' lists them.",
            autocompletion=completing.indicator_ids,
        ),
    ],
    gemeente: Annotated[
        str | None,
        typer.Option(
            help="Name or code, or regio, regio_toen, onbekend, buiten_regio (default: regio).",
            autocompletion=completing.gebieden,
        ),
    ] = None,
    periode: Annotated[
        str | None,
        typer.Option(
            "--periode",
            metavar="2019K1",
            help="A quarter or a year (default: the last complete quarter).",
            autocompletion=completing.perioden,
        ),
    ] = None,
    uitsplitsing: Annotated[
        str | None,
        typer.Option(
            help="By what it is cut, such as thema (default: totaal).",
            autocompletion=completing.uitsplitsingen,
        ),
    ] = None,
    categorie: Annotated[
        str | None, typer.Option(help="Which category of that, such as KM.")
    ] = None,
    rows: Annotated[
        bool,
        typer.Option(
            "--rows", help="Also list every row with its file, line and number, in a workbook."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Explain on the screen; write nothing.")
    ] = False,
) -> int:
    """Show how a figure came about: from the rows of each delivery, step by step, to the count.

    Each column is a delivery. It begins with the rows that were read; each line takes away the
    rows that one rule leaves out; what is left is what counts. The lines always add up.
    A waterfall chart of it is drawn in data/processed/intern: exact figures, NIET PUBLICEREN.

    \b
    ghnt explain meldingen --gemeente Dordrecht --periode 2019K1
    ghnt explain meldingen --gemeente Dordrecht --periode 2019 --categorie KM
    ghnt explain doorlooptijd_onderzoek --periode 2019K1 --rows

    With -v also the deliveries that hold nothing for this figure.
    """
    from ghnt_pipeline.cli import explained, explained_document
    from ghnt_pipeline.explaining import Asked
    from ghnt_pipeline.explaining import explain as run_explain

    asked = Asked(
        indicator, gemeente, periode, uitsplitsing, categorie,
        rijen=rows, alles=call.verbose, dry_run=dry_run,
    )  # fmt: skip
    with call.progress() as progress:
        done = run_explain(call.project, call.settings, asked, progress)
    call.data(explained.lines(done.uitleg))
    call.words(*explained.words(done, dry_run=dry_run))
    call.document(ExitCode.DONE, explained_document.document(done))
    return ExitCode.DONE
