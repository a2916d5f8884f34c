import numpy as np

from nnref import MLP, gate, identity, relu, sigmoid, step, tanh

x, y = gate("XOR")  # rows 00, 01, 10, 11
draws = 20000
rng = np.random.default_rng(0)


def count_xor(sizes, hidden="identity", output="identity"):
    net = MLP(sizes, hidden=hidden, output=output, replicas=draws)
    net.theta = rng.normal(size=net.theta.shape)
    a = net.predict(x)[:, :, 0]  # (20000, 4)
    ones, zeros = a[:, y == 1], a[:, y == 0]
    return int((ones.min(axis=1) > zeros.max(axis=1) + 1e-9).sum())


one, two = [], []  # of 20000 networks, those that do XOR
for f in (step, sigmoid, tanh, relu):
    one.append(count_xor([2, 1], output=f))
    print(f"one layer,  {f.name:8}: {one[-1]:3} do XOR")
for f in (identity, step, sigmoid, tanh, relu):
    two.append(count_xor([2, 2, 1], hidden=f))
    print(f"two layers, {f.name:8}: {two[-1]:3} do XOR")
