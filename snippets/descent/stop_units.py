import numpy as np

rng = np.random.default_rng(0)
x = np.column_stack([rng.normal(size=50), np.ones(50)])  # (50, 2)
meters = x @ [2.0, -1.0] + 0.1 * rng.normal(size=50)  # (50,)


def stop(y, relative):
    w, losses = np.zeros(2), [np.inf]
    while True:
        errors = x @ w - y
        losses.append((errors**2).mean() / 2)
        tolerance = 1e-6 * losses[1] if relative else 1e-6
        if losses[-2] - losses[-1] < tolerance:
            return len(losses) - 2  # steps
        w = w - 0.1 * errors @ x / 50


units, steps = {"km": 0.001, "m": 1, "mm": 1000}, []
for unit, factor in units.items():
    y = factor * meters
    steps.append([stop(y, relative=False), stop(y, relative=True)])
    print(f"{unit:2}  absolute {steps[-1][0]:3}, relative {steps[-1][1]:3}")
