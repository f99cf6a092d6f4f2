"""The specific groups of action line 3, from the codes of meldingen and adviesvragen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from areas import Coverage
from facts import Fact, in_quarter
from records import Record, quarter_of

GROUPS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "seksueel_geweld": (frozenset(), frozenset({"seksueel_misbruik"})),
    "schadelijke_traditionele_praktijken": (
        frozenset({"eergerelateerd", "huwelijksdwang"}),
        frozenset({"vrouwelijke_genitale_verminking"}),
    ),
    "complexe_scheidingen": (frozenset({"km_vechtscheiding"}), frozenset()),
    "kwetsbare_opvoedsituaties": (frozenset({"km_kindcheck"}), frozenset()),
    "ouderenmishandeling": (frozenset({"ouderenmishandeling"}), frozenset()),
}
"""The codes of aanleiding and of aard_geweld of which one is enough."""


def group_facts(
    coverage: Coverage, indicator: str, contacts: Iterable[Record], day: str
) -> Iterator[Fact]:
    """Contacts in each group they belong to, several possible, by the quarter of a date."""
    for contact in contacts:
        where = in_quarter(coverage, contact, quarter_of(contact.fields[day]))
        for group, (aanleiding, aard) in GROUPS.items():
            if aanleiding & contact.codes["aanleiding"] or aard & contact.codes["aard_geweld"]:
                yield Fact(indicator, contact, *where, ("soort", group))
