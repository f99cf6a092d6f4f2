"""Two reports on a delivery, after those CBS returns to suppliers: spiegel and kwaliteit.

Neither holds a value of the file, codes of lists excepted.
"""

from ghnt_pipeline.quality.kwaliteit import Omgeving, comparable, kwaliteit, verwijzingen
from ghnt_pipeline.quality.profiel import Profiel, profiel_van, profiel_van_bestand
from ghnt_pipeline.quality.signaal import (
    Belang,
    Levering,
    Signaal,
    Signaalcode,
    bron_voluit,
    in_woorden,
)
from ghnt_pipeline.quality.spiegel import Ongewoon, Spiegelveld, spiegel
from ghnt_pipeline.quality.woorden import getal

__all__ = [
    "Belang",
    "Levering",
    "Omgeving",
    "Ongewoon",
    "Profiel",
    "Signaal",
    "Signaalcode",
    "Spiegelveld",
    "bron_voluit",
    "comparable",
    "getal",
    "in_woorden",
    "kwaliteit",
    "profiel_van",
    "profiel_van_bestand",
    "spiegel",
    "verwijzingen",
]
