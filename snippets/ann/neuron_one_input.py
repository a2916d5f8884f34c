from nnref import MLP

for values in [[0, 1], [0, 1, 0.3, -7]]:
    x = [[value] for value in values]  # a row for each sample
    net = MLP([len(x[0]), 1])  # one input, one neuron
    W = net.weights[0]
    print(f"{len(x)} samples: x ({len(x)}, 1), W {W.shape}")
weights = W.size
