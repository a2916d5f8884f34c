import numpy as np

from nnref import himmelblau

rng = np.random.default_rng(0)
places = {"minimum": [3.0, 2.0]}
places["saddle"] = [3.38515418, 0.07385188]
places["maximum"] = [-0.27084459, -0.92303856]
norms, moved = [], []
for name, place in places.items():
    norms.append(float(np.linalg.norm(himmelblau(place)[1])))
    nudges = rng.normal(size=(100, 2))
    nudges *= 1e-3 / np.linalg.norm(nudges, axis=1)[:, None]  # of length 0.001
    theta = place + nudges
    for _ in range(500):
        theta = theta - 0.004 * himmelblau(theta)[1]
    away = np.linalg.norm(theta - place, axis=1)
    moved.append(int((away > 0.1).sum()))
    print(f"{name}: |gradient| {norms[-1]:.0e}, {moved[-1]} of 100 leave")
