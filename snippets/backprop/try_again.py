import numpy as np

from nnref import MLP, SGD, binary_cross_entropy, train

rng, table = np.random.default_rng(0), []
for d, tries in ((2, 20_000), (3, 60_000)):
    rows = np.indices((2,) * d).reshape(d, -1).T  # all of 0 and 1
    x, y = rows.astype(float), rows.sum(axis=1) % 2  # 1 for an odd count

    found = 0  # draw all parameters anew, until the table is right
    for _ in range(tries // 10_000):
        W1 = rng.normal(0, 4, (10_000, d, 4))
        b1 = rng.normal(0, 4, (10_000, 1, 4))
        W2 = rng.normal(0, 4, (10_000, 4, 1))
        b2 = rng.normal(0, 4, (10_000, 1, 1))
        z = (np.tanh(x @ W1 + b1) @ W2 + b2)[..., 0]
        found += int(((z > 0) == (y > 0)).all(axis=1).sum())

    nets = MLP([d, 4, 1], replicas=50, rng=0)  # 50 starts
    train(nets, x, y[:, None], binary_cross_entropy, SGD(2), epochs=400)
    solved = int((nets.classify(x) == y).all(axis=1).sum())
    table.append([found, tries, solved])
    print(f"{d} inputs: {found} of {tries} draws,")
    print(f"          {solved} of 50 descents")
