import numpy as np

from nnref import Perceptron, gate

x, y = gate("AND")
gamma, R, far = 1 / np.sqrt(17), np.sqrt(3), 100
eta = 2 * far * gamma / R**2
start = np.array([1, -1, 1]) * far / np.sqrt(3)  # |v0| = 100
bounds, updates = [], []
for rate in [eta / 100, eta / 10, eta, 10 * eta]:
    unit = Perceptron(n_inputs=2, lr=rate, w=start[:2], b=start[2])
    updates.append(unit.fit(x, y, max_epochs=10_000).updates)
    bounds.append((R / gamma) ** 2 + 2 * far / (rate * gamma))
    print(f"eta {rate:6.2f}: bound {bounds[-1]:4.0f}, updates {updates[-1]:4}")
