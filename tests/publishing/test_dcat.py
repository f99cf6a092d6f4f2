"""The record for a data catalogue: what DCAT-AP-NL 3.0 asks for, said of the files there are."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, XSD, Namespace
from rdflib.term import Node

from ghnt_pipeline.publishing import Edition
from ghnt_pipeline.publishing.datapackage import schrijf_beschrijvingen
from ghnt_pipeline.publishing.downloads import downloads
from ghnt_pipeline.publishing.overzichten import overzichten
from ghnt_pipeline.publishing.paginas import alle_paginas
from ghnt_pipeline.publishing.sjablonen import schrijf_paginas

from .reading_back import tables_of
from .synthetic import UITGEVER

# rdflib's own reader of JSON-LD uses what rdflib wants to be rid of.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

DCAT = Namespace("http://www.w3.org/ns/dcat#")  # rdflib knows the terms of version 2 only
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
PLEK = "https://example.org/ghnt/2019K4/"

MANY = 1_000
PROFILE: dict[URIRef, dict[URIRef, tuple[int, int, type[Node]]]] = {
    DCAT.Dataset: {
        DCTERMS.title: (1, MANY, Literal),
        DCTERMS.description: (1, MANY, Literal),
        DCTERMS.identifier: (1, 1, Literal),
        DCTERMS.publisher: (1, 1, URIRef),
        DCTERMS.creator: (1, MANY, URIRef),
        DCTERMS.accessRights: (1, 1, URIRef),
        DCAT.contactPoint: (1, 1, Node),
        DCAT.theme: (1, MANY, URIRef),
        DCAT.version: (0, 1, Literal),
        DCAT.distribution: (1, MANY, URIRef),
        DCTERMS.language: (1, MANY, URIRef),
        DCTERMS.conformsTo: (1, MANY, URIRef),
        DCAT.landingPage: (1, MANY, URIRef),
        FOAF.page: (1, MANY, URIRef),
    },
    DCAT.Distribution: {
        DCAT.accessURL: (1, 1, URIRef),
        DCAT.downloadURL: (1, 1, URIRef),
        DCTERMS.license: (1, 1, URIRef),
        DCTERMS["format"]: (1, 1, URIRef),
        DCAT.mediaType: (1, 1, URIRef),
        DCAT.byteSize: (1, 1, Literal),
        SPDX.checksum: (1, 1, Node),
        DCTERMS.language: (1, MANY, URIRef),
    },
    FOAF.Agent: {FOAF.name: (1, MANY, Literal)},
    VCARD.Kind: {VCARD.fn: (1, MANY, Literal), VCARD.hasEmail: (1, MANY, URIRef)},
    SPDX.Checksum: {SPDX.algorithm: (1, 1, URIRef), SPDX.checksumValue: (1, 1, Literal)},
    DCTERMS.PeriodOfTime: {DCAT.startDate: (1, 1, Literal), DCAT.endDate: (1, 1, Literal)},
}
"""By class: how often a property stands there, and as what.

What the profile demands and recommends (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/), with
what it takes over from DCAT-AP 3.0; a few of its optional ones, which we always give, are here too.
"""


CLASSES: dict[URIRef, URIRef] = {
    DCTERMS.publisher: FOAF.Agent,
    DCTERMS.creator: FOAF.Agent,
    DCAT.contactPoint: VCARD.Kind,
    DCAT.distribution: DCAT.Distribution,
    DCAT.landingPage: FOAF.Document,
    FOAF.page: FOAF.Document,
    DCTERMS.conformsTo: DCTERMS.Standard,
    DCTERMS.license: DCTERMS.LicenseDocument,
    DCTERMS.temporal: DCTERMS.PeriodOfTime,
    DCTERMS.spatial: DCTERMS.Location,
    DCTERMS.provenance: DCTERMS.ProvenanceStatement,
    SPDX.checksum: SPDX.Checksum,
}
"""The class of what a property leads to, where that is no value of a list."""


def faults(graph: Graph) -> Iterator[str]:
    """What a record has not as the profile wants it."""
    for kind, properties in PROFILE.items():
        things = list(graph.subjects(RDF.type, kind))
        if not things:
            yield f"no {kind}"
        for thing in things:
            for name, (least, most, form) in properties.items():
                values = list(graph.objects(thing, name))
                if not least <= len(values) <= most:
                    yield f"{thing}: {name} {len(values)} times"
                if not all(isinstance(value, form) for value in values):
                    yield f"{thing}: {name} is of another kind"
    for name, kind in CLASSES.items():
        for thing, value in graph.subject_objects(name):
            if (value, RDF.type, kind) not in graph:
                yield f"{thing}: {name} leads to something else than {kind}"


@pytest.fixture(scope="module")
def published(edition: Edition) -> Edition:
    return replace(edition, uitgever=UITGEVER)


@pytest.fixture(scope="module")
def described(published: Edition, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rendered edition, described once more: now it is known who publishes it."""
    copy = Path(shutil.copytree(folder, tmp_path_factory.mktemp("dcat") / "editie"))
    schrijf_beschrijvingen(published, overzichten(published), copy)
    return copy


@pytest.fixture
def graph(described: Path) -> Graph:
    """The record as an outside reader of JSON-LD takes it."""
    return Graph().parse(data=(described / "dcat.jsonld").read_text("utf-8"), format="json-ld")


@pytest.fixture(scope="module")
def package(described: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((described / "datapackage.json").read_text("utf-8"))
    return found


def only(graph: Graph, subject: Node, predicate: URIRef) -> Node:
    (found,) = graph.objects(subject, predicate)
    return found


def test_the_record_has_all_that_the_profile_asks_for(graph: Graph) -> None:
    assert list(faults(graph)) == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [(k, n) for k, names in PROFILE.items() for n, (least, *_) in names.items() if least],
    ids=lambda term: re.split("[/#]", term)[-1],
)
def test_a_record_without_it_would_be_found_wanting(
    graph: Graph, kind: URIRef, name: URIRef
) -> None:
    thing = next(graph.subjects(RDF.type, kind))
    graph.remove((thing, name, None))
    assert list(faults(graph)) != []


@pytest.mark.parametrize("name", CLASSES, ids=lambda term: re.split("[/#]", term)[-1])
def test_a_value_without_its_class_would_be_found(graph: Graph, name: URIRef) -> None:
    for value in list(graph.objects(None, name)):
        graph.remove((value, RDF.type, None))
    assert any(str(name) in fault for fault in faults(graph))


def test_it_says_of_the_whole_what_the_data_package_says(
    graph: Graph, package: dict[str, Any]
) -> None:
    dataset = URIRef(PLEK)
    assert only(graph, dataset, DCTERMS.identifier) == Literal(PLEK)
    assert only(graph, dataset, DCTERMS.title) == Literal(package["title"], lang="nl")
    assert only(graph, dataset, DCTERMS.description) == Literal(package["description"], lang="nl")
    assert only(graph, dataset, DCAT.version) == Literal("2019K4")
    assert set(graph.objects(dataset, DCAT.keyword)) == {
        Literal(word, lang="nl") for word in package["keywords"]
    }
    assert only(graph, dataset, DCTERMS.modified) == Literal("2019-12-31", datatype=XSD.date)
    period = only(graph, dataset, DCTERMS.temporal)
    assert only(graph, period, DCAT.startDate) == Literal("2018-01-01", datatype=XSD.date)
    assert only(graph, period, DCAT.endDate) == Literal("2019-12-31", datatype=XSD.date)
    assert len(set(graph.objects(dataset, DCTERMS.spatial))) == 10


def test_it_names_the_organisation_and_no_person(graph: Graph) -> None:
    dataset = URIRef(PLEK)
    assert only(graph, dataset, DCTERMS.publisher) == URIRef(UITGEVER.uri)
    assert only(graph, dataset, DCTERMS.creator) == URIRef(UITGEVER.uri)
    assert only(graph, URIRef(UITGEVER.uri), FOAF.name) == Literal(UITGEVER.naam, lang="nl")
    contact = only(graph, dataset, DCAT.contactPoint)
    assert only(graph, contact, VCARD.fn) == Literal(UITGEVER.naam, lang="nl")
    assert only(graph, contact, VCARD.hasEmail) == URIRef("mailto:cijfers@example.org")


def test_every_open_file_and_the_workbook_is_a_distribution_of_its_own(
    graph: Graph, described: Path
) -> None:
    files = [*(described / "tabellen").glob("*.csv"), described / "ghnt-2019K4.xlsx"]
    found = {}
    for distribution in graph.objects(URIRef(PLEK), DCAT.distribution):
        checksum = only(graph, distribution, SPDX.checksum)
        assert only(graph, checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        url = str(only(graph, distribution, DCAT.downloadURL))
        assert str(only(graph, distribution, DCAT.accessURL)) == url
        found[url] = (
            str(only(graph, distribution, DCAT.byteSize)),
            str(only(graph, checksum, SPDX.checksumValue)).lower(),
            str(only(graph, distribution, DCTERMS["format"])).removeprefix(EU),
        )
    assert found == {
        PLEK + path.relative_to(described).as_posix(): (
            str(path.stat().st_size),
            sha256(path.read_bytes()).hexdigest(),
            f"file-type/{path.suffix[1:].upper()}",
        )
        for path in files
    }


def test_what_has_a_list_of_values_is_said_with_the_list(graph: Graph) -> None:
    dataset = URIRef(PLEK)
    for name, value in (
        (DCTERMS.accessRights, "access-right/PUBLIC"),
        (DCAT.theme, "data-theme/SOCI"),
        (DCTERMS.language, "language/NLD"),
    ):
        assert only(graph, dataset, name) == URIRef(EU + value)
    for distribution in graph.objects(dataset, DCAT.distribution):
        licence = only(graph, distribution, DCTERMS.license)
        assert licence == URIRef("https://creativecommons.org/licenses/by/4.0/")


def test_whoever_reads_the_record_need_fetch_nothing(described: Path) -> None:
    record = json.loads((described / "dcat.jsonld").read_text("utf-8"))
    assert all(isinstance(term, str | dict) for term in record["@context"].values())
    unknown = {key for key in record if not key.startswith("@")} - set(record["@context"])
    assert unknown == set()


def test_the_same_edition_has_the_same_record(described: Path, published: Edition) -> None:
    before = (described / "dcat.jsonld").read_bytes()
    schrijf_beschrijvingen(published, overzichten(published), described)
    assert (described / "dcat.jsonld").read_bytes() == before


def test_the_downloads_list_the_record_when_it_is_there(
    described: Path, published: Edition, folder: Path, edition: Edition
) -> None:
    assert not (folder / "dcat.jsonld").exists()
    assert "dcat" not in (folder / "index.html").read_text("utf-8")

    tables = overzichten(published)
    found = downloads(published, tables, described)
    schrijf_paginas(published, alle_paginas(published, []), None, found, described)

    (table,) = [t for t in tables_of(described / "index.html") if t.id == "downloads-tabel"]
    assert [row[0].href for row in table.rows[1:]][-1] == "dcat.jsonld"
    assert [cell.text for cell in table.rows[-1]][1] == "json-ld"
    assert 'href="dcat.jsonld"' in (described / "verantwoording.html").read_text("utf-8")
