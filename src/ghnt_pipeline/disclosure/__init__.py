"""How small numbers are protected: the rule, and the frozen shape of what is published."""

from ghnt_pipeline.disclosure.publish import DREMPEL, STAP, publish
from ghnt_pipeline.disclosure.vorm import VormRegel, load_vorm, perioden_van_editie

__all__ = ["DREMPEL", "STAP", "VormRegel", "load_vorm", "perioden_van_editie", "publish"]
