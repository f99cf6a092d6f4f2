"""Small published tables by hand, and what the search says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ghnt_pipeline.disclosure.cellen import Cijfer, Openbaar, Tabel
from ghnt_pipeline.disclosure.getuigen import bewezen, te_tonen
from ghnt_pipeline.disclosure.maskers import Bewijs, beveilig
from ghnt_pipeline.disclosure.model import Model
from ghnt_pipeline.disclosure.structuur import Structuur, load_structuur
from ghnt_pipeline.disclosure.verbanden import model_van
from ghnt_pipeline.disclosure.zoeken import Zoeker

VERBORGEN = "verborgen"
MASKER = "gemaskeerd"
LEEG = "geen_gegevens"
Getoond = int | str
KOLOMMEN = (
    "indicator", "gebied", "periode", "uitsplitsing", "categorie", "waarde", "teller", "noemer",
    "ondergrens", "bovengrens", "eenheid", "status", "onvolledig", "voorlopig", "dekking",
)  # fmt: skip


def structuur(gemeenten: int = 2) -> Structuur:
    """The structure of the indicators for a region of so few municipalities: GM1, GM2, ..."""
    codes = tuple(f"GM{nummer + 1}" for nummer in range(gemeenten))
    return load_structuur().model_copy(update={"gemeenten": codes})


def rij(
    plaats: str, getoond: Getoond, afdruk: str = "", *, onvolledig: bool = False, dekking: str = ""
) -> Cijfer:
    """One row of counts: `adviesvragen GM1 2019K1 [thema KM]` and what is published there."""
    indicator, gebied, periode, *rest = plaats.split()
    uitsplitsing, categorie = rest or ("totaal", "totaal")
    getal = getoond if isinstance(getoond, int) else None
    status = "bekend" if isinstance(getoond, int) else getoond
    return Cijfer(
        indicator, gebied, periode, uitsplitsing, categorie, "aantal", status, getal, None,
        waarde=getal, onvolledig=onvolledig, dekking=dekking, afdruk=afdruk,
    )  # fmt: skip


def tabel(
    cellen: Mapping[str, Getoond],
    *,
    editie: str = "2019K1",
    afdruk: Mapping[str, str] | None = None,
) -> Tabel:
    """An edition: what is published by place. Years are incomplete: quarters left out are empty."""
    afdrukken = afdruk or {}
    return Tabel(
        editie,
        tuple(
            rij(plaats, getoond, afdrukken.get(plaats, ""), onvolledig="K" not in plaats.split()[2])
            for plaats, getoond in cellen.items()
        ),
    )


def als_csv(tabel: Tabel) -> bytes:
    """The open table of an edition, in the columns of the contract."""
    regels = [",".join(KOLOMMEN)]
    for c in tabel.cijfers:
        getallen = (c.waarde, c.teller, c.noemer, c.ondergrens, c.bovengrens)
        tekst = ["" if g is None else f"{g:g}" for g in getallen]
        aan = ["true" if c.onvolledig else "false", "false", c.dekking]
        regels.append(",".join([*c.plaats, *tekst, c.eenheid, c.status, *aan]))
    return ("\n".join(regels) + "\n").encode()


def model(*tabellen: Tabel, openbaar: Sequence[Openbaar] = (), gemeenten: int = 2) -> Model:
    return model_van(tabellen, structuur(gemeenten), openbaar).model


def vernauwd(model: Model) -> set[str]:
    """Which cells cannot be 0 or 7, as `naam=0`; checked witnesses show all others."""
    uitkomst = Zoeker().zoek(model)
    assert not uitkomst.onbeslist
    open_ = te_tonen(model) - bewezen(model, uitkomst.getuigen)
    assert open_ == set(uitkomst.vernauwd)
    return {f"{kort(model.cellen[cel].naam)}={x}" for cel, x in open_}


def kort(naam: str) -> str:
    """The name of a cell as the tables here write it."""
    return naam.replace("/", " ").replace(" totaal totaal", "")


def beveiligd(*tabellen: Tabel, openbaar: Sequence[Openbaar] = (), gemeenten: int = 2) -> Bewijs:
    return beveilig(tabellen[:-1], tabellen[-1], structuur(gemeenten), openbaar)
