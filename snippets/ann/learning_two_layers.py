from nnref import MLP, SGD, binary_cross_entropy, gate, train

x, y = gate("XOR")
shown = []
for sizes in ([2, 1], [2, 8, 1]):  # one layer, two layers
    nets = MLP(sizes, replicas=20, rng=0)
    train(nets, x, y[:, None], binary_cross_entropy, SGD(1.0), epochs=300)
    solved = int((nets.classify(x) == y).all(axis=1).sum())
    shown.append(solved)
    print(f"{sizes}: XOR learned from {solved} of 20 starts")
