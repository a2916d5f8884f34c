import numpy as np

rng = np.random.default_rng(0)
x = np.linspace(0, 1, 40)
y = np.sin(6 * x) + rng.normal(0, 0.3, 40)  # samples with noise
fine = np.linspace(0, 1, 1001)
pieces, to_samples, to_curve = [2, 4, 8, 16, 32], [], []
print("pieces  samples   curve   (mean error)")
for count in pieces:
    knots = np.arange(count) / count  # the first one at 0
    features = [np.maximum(0, np.subtract.outer(t, knots)) for t in (x, fine)]
    a, a_fine = [np.column_stack([f, np.ones(len(f))]) for f in features]
    v = np.linalg.lstsq(a, y, rcond=None)[0]  # best output layer
    to_samples.append(float(abs(a @ v - y).mean()))
    to_curve.append(float(abs(a_fine @ v - np.sin(6 * fine)).mean()))
    print(f"{count:6} {to_samples[-1]:8.3f} {to_curve[-1]:7.3f}")
