import numpy as np

from nnref import Perceptron

x = [[0, 0], [1, 0], [0, 1], [1, 1]]
y = [0, 0, 0, 1]


def corrections(eta, fit_bias):
    """Corrections until an epoch is clean; -1 if weights repeat before that."""
    unit = Perceptron(2, lr=eta, w=[0.7, 0.4], b=-0.5, fit_bias=fit_bias)
    seen, updates = set(), 0
    while not (record := unit.fit(x, y, max_epochs=1)).converged:  # (1)!
        updates += record.updates
        numbers = (*unit.w.round(6), round(unit.b, 6))
        if numbers in seen:
            return -1
        seen.add(numbers)
    return updates


rates = [0.05, 0.1, 0.2, 0.5, 0.6, 1.0, 10.0]
fixed = [corrections(eta, fit_bias=False) for eta in rates]
trained = [corrections(eta, fit_bias=True) for eta in rates]
print("eta    theta fixed  b trained")
for eta, f, t in zip(rates, fixed, trained):
    print(f"{eta:5}  {'never ends' if f < 0 else f:>11}  {t:9}")

sweep = np.arange(1, 201) / 100  # 0.01, 0.02, ..., 2.00
ends = np.array([corrections(eta, fit_bias=False) >= 0 for eta in sweep])
last_end, first_never = sweep[ends].max(), sweep[~ends].min()
print(f"theta fixed: ends up to {last_end}, never from {first_never}")
