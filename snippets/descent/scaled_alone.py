import numpy as np

from nnref import standardize


def walks(n, climbing, rng):
    distance = rng.normal(10, 3, n).round(1)  # km
    climb = (0.03 * distance + rng.normal(climbing, 0.12, n)).round(2)  # km
    hours = distance / 5 + climb / 0.6 + rng.normal(0, 0.3, n)
    return np.column_stack([distance, climb]), hours


rng = np.random.default_rng(0)
x, y = walks(60, 0.2, rng)
x_test, y_test = walks(20, 0.8, rng)  # in higher mountains
scaled, scaled_test = standardize(x, x_test)
X = np.column_stack([scaled, np.ones(60)])
*w, b = np.linalg.solve(X.T @ X, X.T @ y)  # the lowest loss
one_by_one = np.vstack([standardize(row[None]) for row in x_test])
kinds = {"numbers of the training set": scaled_test,
         "numbers of the test set": standardize(x_test),
         "each walk by itself": one_by_one}
errors, different = [], []
for name, inputs in kinds.items():
    y_hat = inputs @ w + b
    errors.append(float(np.abs(y_hat - y_test).mean()))
    different.append(len(np.unique(y_hat.round(6))))
    print(f"{name}:\n  off by {errors[-1]:.2f} hours")
    print(f"  {different[-1]} different predictions")
