import numpy as np

rng = np.random.default_rng(0)
runs, k = 2000, 100
rates = np.array([[0.4], [0.1], [0.025]])
losses = {}
for s in [0.0, 2.0]:  # without noise, with noise
    theta = np.full((3, runs), 5.0)  # loss theta^2 / 2
    for t in range(k):
        g = theta + s * rng.normal(size=runs)
        theta = theta - rates * g
    losses[s] = (theta**2).mean(axis=1) / 2
for row in zip(rates[:, 0], losses[0.0], losses[2.0]):
    print("eta {:.3f}: {:.1e}, with noise {:.2f}".format(*row))
clean, noisy = losses[0.0], losses[2.0]
