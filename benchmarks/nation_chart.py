"""Draw how long the store of an invented nation takes, from nation.json: `nation_chart.py PNG`.

Processor time is what is drawn to say how it grows: it hardly depends on who else uses the machine.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path

from nation import EXPONENT, MEASURED, SECONDS

BLUE, ORANGE, GREY = "#0B5FA5", "#C25400", "#595959"
TICKS = (1, 3, 10, 30, 100, 300)


def draw(path: Path) -> None:
    """Time and memory against size, both with the budget they have."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    found = json.loads(MEASURED.read_text())
    took = {int(n): steps["build"] for n, steps in found["took"].items()}
    sizes = list(took)
    with plt.style.context(str(files("ghnt_pipeline") / "publishing" / "house.mplstyle")):
        figure, (time, memory) = plt.subplots(1, 2, figsize=(9, 3.8), layout="constrained")
        cpu = [took[n]["cpu"] for n in sizes]
        time.loglog(sizes, cpu, "o-", color=BLUE, label="processor time, two cores together")
        time.loglog(sizes, [took[n]["seconds"] for n in sizes], "o--", mfc="white", color=ORANGE,
                    label="time on the clock")  # fmt: skip
        steepest = [cpu[-1] * (n / sizes[-1]) ** EXPONENT for n in sizes]
        time.loglog(sizes, steepest, ":", color=GREY, lw=1.2, label=f"size to the power {EXPONENT}")
        time.axhline(SECONDS, color=GREY, lw=1)
        time.annotate("budget: 60 s", (sizes[0], SECONDS), (0, 4),
                      textcoords="offset points", color=GREY, fontsize=9)  # fmt: skip
        time.set_yticks(TICKS, [f"{tick}" for tick in TICKS])
        time.set_title("Seconds to build the store")
        time.legend(frameon=False, fontsize=8.5)
        memory.semilogx(sizes, [took[n]["megabytes"] / 1000 for n in sizes], "o-", color=BLUE)
        memory.axhline(2.147, color=GREY, lw=1)
        memory.annotate("budget: 2 GiB", (sizes[0], 2.147), (0, 4),
                        textcoords="offset points", color=GREY, fontsize=9)  # fmt: skip
        memory.set_ylim(0, 2.6)
        memory.set_title("Most memory, in GB")
        for axes in (time, memory):
            axes.set_xlabel("contacts in ten years")
            axes.set_xticks(sizes, [f"{n:,}" for n in sizes])
            axes.minorticks_off()
            axes.grid(axis="y")
        figure.text(0.01, -0.04, f"Invented nation, 342 municipalities. {found['load']}.",
                    color=GREY, fontsize=8.5)  # fmt: skip
        figure.savefig(path, bbox_inches="tight", metadata={"Software": None})


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
