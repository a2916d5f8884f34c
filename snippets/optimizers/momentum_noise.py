import numpy as np

curvature, s, runs, steps = 1.0, 1.0, 4000, 400
betas = np.array([0, 0.5, 0.9, 0, 0.5, 0.9])
rates = 0.01 * np.array([1, 1, 1, 1, 0.5, 0.1])  # last three: times 1 - beta
predicted = rates * s**2 / (2 * curvature * (1 - betas))
rng = np.random.default_rng(0)
theta, v = np.zeros((2, 6, runs))  # every run starts at the minimum
for t in range(steps):
    noise = s * rng.normal(size=runs)  # the same for all six
    v = betas[:, None] * v + curvature * theta + noise
    theta = theta - rates[:, None] * v
V = (theta**2).mean(axis=1)
off = float(abs(V / predicted - 1).max())
print("  eta  beta      V  predicted")
for row in zip(rates, betas, V, predicted):
    print("{:.3f}   {:.1f}  {:.4f}     {:.4f}".format(*row))
