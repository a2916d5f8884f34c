import numpy as np

from nnref import L2, MLP, SGD, train

rng = np.random.default_rng(1)
x = rng.standard_normal((30, 3)) @ [[1, 0.6, 0], [0, 0.8, 0], [0, 0, 0.4]]
y = x @ [1.0, -1.0, 2.0] + rng.standard_normal(30)  # (30,)
n, d = x.shape
x, y = x - x.mean(axis=0), y - y.mean()  # so the best bias is 0
H, xy, strength = x.T @ x / n, x.T @ y / n, 0.2

w_hat = np.linalg.solve(H, xy)  # without a penalty
w = np.linalg.solve(H + strength * np.eye(d), xy)  # ridge
print("w_hat", w_hat.round(4))
print("ridge", w.round(4))

s, U = np.linalg.eigh(H)  # column j of U: direction of curvature s_j
factors = (U.T @ w) / (U.T @ w_hat)
print("measured ", factors.round(4))
print("s/(s + l)", (s / (s + strength)).round(4))

net = MLP([d, 1], rng=0)
train(net, x, y[:, None], "squared_error", SGD(0.5), epochs=400,
      penalty=L2(strength))
difference = float(np.abs(net.weights[0][:, 0] - w).max())
print("trained", net.weights[0][:, 0].round(4))
print("difference below 1e-12:", difference < 1e-12)
