from itertools import product

import matplotlib.pyplot as plt
import numpy as np

from nnref import sigmoid

rng = np.random.default_rng(0)
masks = np.array(list(product([0, 1], repeat=10)))  # (1024, 10)
terms = rng.normal(size=10)  # what each hidden unit adds to the logit
outputs = sigmoid(2 * masks @ terms)  # p = 0.5
exact, network = outputs.mean(), sigmoid(terms.sum())
gap = abs(exact - network)

counts = 4 ** np.arange(6)  # masks in a mean
drawn = outputs[rng.integers(1024, size=(400, 1024))]
means = np.array([drawn[:, :K].mean(axis=1) for K in counts])
from_exact = np.sqrt(((means - exact) ** 2).mean(axis=1))
from_network = np.sqrt(((means - network) ** 2).mean(axis=1))
print(f"mean of 1024 masks {exact:.3f}")
print(f"network            {network:.3f}")

fig, ax = plt.subplots(figsize=(4.5, 2.8))
ax.loglog(counts, from_exact, "o", color="C0")
ax.loglog(counts, outputs.std() / np.sqrt(counts), "C0-")
ax.loglog(counts, from_network, "x--", color="C1")
ax.text(60, 0.028, "to the mean of 1024", color="C0", ha="right")
ax.text(70, gap * 1.35, "to the network", color="C1")
ax.set(xlabel="masks", ylabel="distance", xticks=counts)
ax.set_xticklabels(counts)
ax.minorticks_off()
