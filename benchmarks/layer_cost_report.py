"""From the times in layer_cost.json to layer_cost.md and to the program that a page shows; knows nothing of how they were measured."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
DATA, REPORT = HERE / "layer_cost.json", HERE / "layer_cost.md"
PROGRAM = HERE.parent / "snippets/ann/cost_measured.py"

TEMPLATE = '''\
# Written by benchmarks/layer_cost.py: {date}, Python {Python}, NumPy {NumPy},
# {processor}, one thread.
# Time of loss and gradient for {rows} samples, largest network = 1.
import matplotlib.pyplot as plt
import numpy as np

layers = np.array({layers})  # of width {width}
by_layers = np.array({by_layers})
widths = np.array({widths})  # {depth} layers
by_width = np.array(
    {by_width}
)
first_call, two_threads = {first:.1f}, {two_threads:.1f}


def slope(size, time):  # of the line through three points
    return float(np.polyfit(np.log(size), np.log(time), 1)[0])


many = slope(layers[-3:], by_layers[-3:])
narrow = slope(widths[:3], by_width[:3])
wide = slope(widths[-3:], by_width[-3:])
print(f"slope by layers, {{layers[-3]}} to {{layers[-1]}}: {{many:.1f}}")
print(f"by width, {{widths[0]}} to {{widths[2]}}: {{narrow:.1f}}")
print(f"by width, {{widths[-3]}} to {{widths[-1]}}: {{wide:.1f}}")

fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.6), sharey=True)
cases = (layers, by_layers, 1, "layers"), (widths, by_width, 2, "width")
for ax, (size, time, power, name) in zip(axes, cases):
    count = (3 * size - 1) if power == 1 else size**2  # multiplications
    ax.loglog(size, count / count[-1], "--", color="black")
    ax.loglog(size, time, "o", color="C0", markersize=5)
    ax.set(xlabel=name, ylim=(3e-5, 2))
axes[0].set_ylabel("time")
axes[0].text(1.3, 4e-3, "predicted", color="black")
axes[0].text(1.3, 1.2e-3, "measured", color="C0")
'''


def _ratios(seconds: list[float]) -> str:
    return "[" + ", ".join(f"{one / seconds[-1]:.3g}" for one in seconds) + "]"


def program(data: dict) -> str:
    return TEMPLATE.format(**data["facts"] | data, by_layers=_ratios(data["layer_seconds"]), by_width=_ratios(data["width_seconds"]))


def table(data: dict) -> str:
    facts, width, depth = data["facts"], data["width"], data["depth"]
    rows = [(f"{layers} layer{'s' * (layers > 1)} of width {width}", one) for layers, one in zip(data["layers"], data["layer_seconds"])]
    rows += [(f"{depth} layers of width {of}", one) for of, one in zip(data["widths"], data["width_seconds"])]
    return "\n".join([
        "# What a network costs, by layers and units", "",
        f"Written by `layer_cost.py`: Python {facts['Python']}, NumPy {facts['NumPy']}, {facts['processor']}, {facts['date']}, {facts['rounds']} rounds,",
        f"load average {facts['load']}.",
        f"Loss and gradient of an `MLP` with ReLU for {data['rows']} samples: medians of processor time, one thread. Only the ratios compare.", "",
        "| network | milliseconds |", "|---|--:|", *(f"| {name} | {1000 * one:.3f} |" for name, one in rows), "",
        f"First call of a new process over later calls (width 64, by the clock): {data['first']:.2f}.",
        f"Two threads over one (width 1024, by the clock, fastest calls): {data['two_threads']:.2f}.", "",
    ])
