import numpy as np

rng = np.random.default_rng(0)
rates = np.geomspace(0.0001, 1, 25)[:, None, None]
runs, steps = 100, 100
table = []
print("kappa  s  loss for each beta")
for kappa, s in [(1, 0), (30, 0), (30, 10)]:
    curvatures = np.array([1.0, kappa])
    best = []
    for beta in [0, 0.5, 0.9]:
        theta = np.ones((len(rates), runs, 2))
        v = np.zeros_like(theta)
        for t in range(steps):
            g = curvatures * theta + s * rng.normal(size=(runs, 2))
            v = beta * v + g
            theta = np.clip(theta - rates * v, -1e6, 1e6)  # some diverge
        loss = (curvatures * theta**2).sum(axis=2).mean(axis=1) / 2
        best.append(float(loss.min()))
    table.append(best)
    print(f"{kappa:5} {s:2}", " ".join(f"{b:.1e}" for b in best))
