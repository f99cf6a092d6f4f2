"""`dcat.jsonld`: what the data package says of an edition, as a record for a data catalogue.

After DCAT-AP-NL 3.0 (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/), in JSON-LD, with the lists
of values of the EU (https://op.europa.eu/en/web/eu-vocabularies).
"""

from __future__ import annotations

from typing import Any

from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing import csvw
from ghnt_pipeline.publishing.edition import Edition
from ghnt_pipeline.reference import gemeenten_van_de_regio
from ghnt_pipeline.uitgever import Uitgever

BESTAND = "dcat.jsonld"

EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
BESTANDSSOORT = {
    "text/csv": "CSV",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
}
"""How the EU's list of file types calls a media type."""


def _link(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "@id"}


def _tekst(term: str) -> dict[str, str]:
    return {"@id": term, "@language": "nl"}


def _soort(term: str, datatype: str) -> dict[str, str]:
    return {"@id": term, "@type": f"xsd:{datatype}"}


CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": _tekst("dct:title"),
    "description": _tekst("dct:description"),
    "keyword": _tekst("dcat:keyword"),
    "label": _tekst("rdfs:label"),
    "prefLabel": _tekst("skos:prefLabel"),
    "name": _tekst("foaf:name"),
    "fn": _tekst("vcard:fn"),
    "identifier": "dct:identifier",
    "version": "dcat:version",
    "publisher": "dct:publisher",
    "creator": _link("dct:creator"),
    "contactPoint": "dcat:contactPoint",
    "hasEmail": _link("vcard:hasEmail"),
    "accessRights": _link("dct:accessRights"),
    "theme": _link("dcat:theme"),
    "language": _link("dct:language"),
    "modified": _soort("dct:modified", "date"),
    "temporal": "dct:temporal",
    "startDate": _soort("dcat:startDate", "date"),
    "endDate": _soort("dcat:endDate", "date"),
    "spatial": "dct:spatial",
    "landingPage": "dcat:landingPage",
    "page": "foaf:page",
    "conformsTo": "dct:conformsTo",
    "provenance": "dct:provenance",
    "distribution": "dcat:distribution",
    "accessURL": _link("dcat:accessURL"),
    "downloadURL": _link("dcat:downloadURL"),
    "license": "dct:license",
    "mediaType": _link("dcat:mediaType"),
    "format": _link("dct:format"),
    "byteSize": _soort("dcat:byteSize", "nonNegativeInteger"),
    "checksum": "spdx:checksum",
    "algorithm": _link("spdx:algorithm"),
    "checksumValue": _soort("spdx:checksumValue", "hexBinary"),
}
"""Stands in the file itself: who reads it need fetch nothing."""


def als_dcat(
    pakket: dict[str, Any], werkboek: dict[str, Any], edition: Edition, uitgever: Uitgever
) -> dict[str, Any]:
    """Say what a data package says as one dcat:Dataset, with a distribution per file.

    The workbook is described in the words of a resource. When it was issued is not said: an edition
    does not know the day that it goes out.
    """
    plek = f"{uitgever.adres}/{pakket['version']}/"
    licentie = _ding("dct:LicenseDocument", pakket["licenses"][0]["path"])
    schema = _ding("dct:Standard", plek + csvw.BESTAND)
    tabellen = (
        {**_distributie(bron, plek, licentie), "conformsTo": schema} for bron in pakket["resources"]
    )
    return {
        "@context": CONTEXT,
        "@id": plek,
        "@type": "dcat:Dataset",
        "identifier": plek,
        **_inhoud(pakket),
        **_van_wie(uitgever),
        **_waarover(edition),
        "landingPage": _ding("foaf:Document", f"{plek}index.html"),
        "page": _ding("foaf:Document", f"{plek}verantwoording.html"),
        "distribution": [*tabellen, _distributie(werkboek, plek, licentie)],
    }


def _inhoud(pakket: dict[str, Any]) -> dict[str, Any]:
    """What the data package says of the whole, and what holds for every edition."""
    return {
        "title": pakket["title"],
        "description": pakket["description"],
        "keyword": pakket["keywords"],
        "version": pakket["version"],
        "conformsTo": _ding("dct:Standard", pakket["$schema"]),
        "provenance": {
            "@type": "dct:ProvenanceStatement",
            "label": "; ".join(bron["title"] for bron in pakket["sources"]),
        },
        "accessRights": f"{EU}access-right/PUBLIC",
        "theme": f"{EU}data-theme/SOCI",
        "language": f"{EU}language/NLD",
    }


def _van_wie(uitgever: Uitgever) -> dict[str, Any]:
    return {
        "publisher": {"@id": uitgever.uri, "@type": "foaf:Agent", "name": uitgever.naam},
        "creator": uitgever.uri,
        "contactPoint": {
            "@type": "vcard:Kind",
            "fn": uitgever.naam,
            "hasEmail": f"mailto:{uitgever.mail}",
        },
    }


def _waarover(edition: Edition) -> dict[str, Any]:
    """When and where; the lists of the EU have no municipalities, so those go by code and name."""
    return {
        "modified": edition.periode.laatste_dag.isoformat(),
        "temporal": _tijdvak(edition),
        "spatial": [
            {"@type": "dct:Location", "identifier": gemeente.code, "prefLabel": gemeente.naam}
            for gemeente in gemeenten_van_de_regio()
        ],
    }


def _tijdvak(edition: Edition) -> dict[str, Any]:
    """From the first day to the last that a figure of the edition is about."""
    codes = {waarde.periode for waarde in edition.waarden} | {str(edition.periode)}
    perioden = [Periode.parse(code) for code in codes]
    return {
        "@type": "dct:PeriodOfTime",
        "startDate": min(periode.eerste_dag for periode in perioden).isoformat(),
        "endDate": max(periode.laatste_dag for periode in perioden).isoformat(),
    }


def _ding(soort: str, adres: str) -> dict[str, str]:
    """Something elsewhere, with its class: the profile asks for it where no list has the value."""
    return {"@id": adres, "@type": soort}


def _distributie(bron: dict[str, Any], plek: str, licentie: dict[str, str]) -> dict[str, Any]:
    """One file; its address gives access to it and is where it is downloaded."""
    som = bron["hash"].removeprefix("sha256:")
    return {
        "@id": f"{plek}#{bron['name']}",
        "@type": "dcat:Distribution",
        "title": bron["title"],
        "description": bron["description"],
        "accessURL": plek + bron["path"],
        "downloadURL": plek + bron["path"],
        "license": licentie,
        "language": f"{EU}language/NLD",
        "mediaType": IANA + bron["mediatype"],
        "format": f"{EU}file-type/{BESTANDSSOORT[bron['mediatype']]}",
        "byteSize": bron["bytes"],
        "checksum": {"@type": "spdx:Checksum", "algorithm": SHA256, "checksumValue": som},
    }
