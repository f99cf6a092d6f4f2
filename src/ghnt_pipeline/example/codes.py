"""Drawing from the code lists, and what a code says about a case."""

from collections.abc import Mapping
from random import Random

from ghnt_pipeline.reference import Code, code_list

Codes = tuple[Code, ...]
CodeList = Mapping[str, Code]


def _by_short_code(naam: str) -> CodeList:
    return {code.kort: code for code in code_list(naam).codes}


AANLEIDING = _by_short_code("aanleiding")
AARD = _by_short_code("aard_geweld")
HOEDANIGHEID = _by_short_code("hoedanigheid")
TRIAGEBESLUIT = _by_short_code("triagebesluit")
UITKOMST = _by_short_code("uitkomst")
VERVOLG = _by_short_code("vervolg")
ROL = _by_short_code("rol")
HULPVORM = _by_short_code("hulpvorm")
VERVOLG_HULP = _by_short_code("vervolg_hulp")

_ALLEEN_KIND = code_list("aard_geweld").met("ja")


def themas(aanleiding: Codes) -> set[str]:
    """Give the distinct themas of a record: KM, HG, OM, or AP for other problems."""
    return {code.kenmerk for code in aanleiding}


def alleen_kind(aard: Codes) -> bool:
    """Tell whether an aard occurs that only a child can undergo."""
    return any(code.kort in _ALLEEN_KIND for code in aard)


def weights(text: str) -> dict[str, float]:
    """Read words `code weight code weight ...`."""
    words = text.split()
    return dict(zip(words[::2], map(float, words[1::2]), strict=True))


def pick(rng: Random, codes: CodeList, lots: Mapping[str, float]) -> Code:
    """Draw one code; `lots` is keyed by short code."""
    return codes[rng.choices(list(lots), list(lots.values()))[0]]


def pick_some(rng: Random, codes: CodeList, lots: Mapping[str, float], number: int) -> Codes:
    """Draw at most `number` different codes, in the order of the code list."""
    drawn = {pick(rng, codes, lots).kort for _ in range(number)}
    return tuple(code for code in codes.values() if code.kort in drawn)
