import numpy as np

from nnref import standardize

rng = np.random.default_rng(0)
n = 60  # walks
distance = rng.normal(10, 3, n).round(1)  # km
climb = (0.03 * distance + rng.normal(0.2, 0.12, n)).round(2)  # km
hours = distance / 5 + climb / 0.6 + rng.normal(0, 0.3, n)
x = np.column_stack([distance, climb])  # (60, 2)

scaled = standardize(x)
w, b, eta = np.zeros(2), 0.0, 1.0
for t in range(40):
    off = scaled @ w + b - hours  # (60,)
    w, b = w - eta * off @ scaled / n, b - eta * off.mean()
mean, s = x.mean(axis=0), x.std(axis=0)
w_units, b_units = w / s, b - mean @ (w / s)

new = np.array([12.0, 0.9])  # km, km
same = float(np.abs(x @ w_units + b_units - (scaled @ w + b)).max())
predicted = float(new @ w_units + b_units)
wrong = float(new @ w + b)
print(f"scaled: w = {w.round(3)}, b = {b:.3f}")
print(f"in km:  w = {w_units.round(3)}, b = {b_units:.3f}")
print("same predictions:", same < 1e-9)
print(f"12 km, 0.9 km up: {predicted:.2f} hours")
print(f"  without converting: {wrong:.1f} hours")
