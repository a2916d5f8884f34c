import numpy as np

x = np.array([-1.5, -1.0, -0.5, 0.5, 1.0, 1.5])
y = np.array([-0.3, 0.2, 0.1, 1.2, 1.0, 1.7])
runs, rng, goal = 1000, np.random.default_rng(0), 0.03
w, b, batch, full = np.full(runs, -1.0), np.full(runs, -0.5), [], []
for iteration in range(90):  # all runs side by side
    if iteration % 3 == 0:
        orders = rng.permuted(np.tile(np.arange(6), (runs, 1)), axis=1)
    rows = orders[:, iteration % 3 * 2 :][:, :2]  # (runs, 2)
    error = x[rows] * w[:, None] + b[:, None] - y[rows]
    batch.append((error**2).mean(axis=1) / 2)
    full.append(((np.outer(w, x) + b[:, None] - y) ** 2).mean(axis=1) / 2)
    w = w - 0.2 * (error * x[rows]).mean(axis=1)
    b = b - 0.2 * error.mean(axis=1)
batch, full = np.array(batch), np.array(full)  # (90, runs)
recent = (batch[2:] + batch[1:-1] + batch[:-2]) / 3

stops, bad = [], []
for measured, first in ((batch, 0), (recent, 2)):
    stop = (measured < goal).argmax(axis=0) + first
    left = full[stop, np.arange(runs)]
    stops.append(float(np.median(stop + 1)))
    bad.append(int((left > 0.2).sum()))
    name = "three batches" if first else "one batch"
    print(f"{name}: median stop {stops[-1]:.0f},")
    print(f"  L above 0.2 in {bad[-1]} of {runs} runs")
