import numpy as np

rng = np.random.default_rng(0)
x = rng.standard_normal((40, 2))
x -= x.mean(axis=0)
y = x @ [1.0, 1.0] + 0.3 * rng.standard_normal(40)
strength, effects = 0.1, []
for name, scale in [("meters", 1), ("kilometers", 0.001), ("mm", 1000)]:
    z = x * [1, scale]  # the second input in another unit
    H, zy = z.T @ z / 40, z.T @ y / 40
    w = np.linalg.solve(H + strength * np.eye(2), zy)
    effects.append(w * [1, scale])  # per unit of x: may be compared
    print(f"{name:10}: {effects[-1][0]:.3f}, {effects[-1][1]:.6f}")
