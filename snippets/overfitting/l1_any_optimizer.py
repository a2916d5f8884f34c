import numpy as np

from nnref import L1, MLP, SGD, Adam, Momentum, train

rng = np.random.default_rng(0)
x = rng.standard_normal((40, 8))
y = x[:, :1] - x[:, 3:4] + 0.5 * rng.standard_normal((40, 1))
table = []
for optimizer in [SGD(0.05), Momentum(0.02), Adam(0.01)]:
    net = MLP([8, 1], rng=0)
    train(net, x, y, "squared_error", optimizer, epochs=400,
          penalty=L1(0.2))
    w = np.abs(net.weights[0])
    table.append([int((w == 0).sum()), int((w < 0.05).sum())])
    print(f"{type(optimizer).__name__:8}: {table[-1][0]} are 0,"
          f" {table[-1][1]} below 0.05")
