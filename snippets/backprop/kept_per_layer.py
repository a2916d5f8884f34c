import numpy as np

from nnref import relu, tanh

d, k, samples = 400, 200, 500  # units of this layer and of the next
rng = np.random.default_rng(0)
print("activation  variance  forward  back")
kept = []
for f, variance in ((tanh, 1 / d), (tanh, 2 / (d + k)), (relu, 2 / d)):
    z = rng.normal(size=(samples, d)) * 0.1  # small: tanh is nearly straight
    W = rng.normal(size=(d, k)) * np.sqrt(variance)
    delta = rng.normal(size=(samples, k))
    forward = np.mean((f(z) @ W) ** 2) / np.mean(z**2)
    back = np.mean((delta @ W.T * f.derivative(z)) ** 2) / np.mean(delta**2)
    print(f"{f.name:10} {variance:9.4f} {forward:8.2f} {back:5.2f}")
    kept.append([float(forward), float(back)])
