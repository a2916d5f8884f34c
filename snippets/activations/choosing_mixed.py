from nnref import MLP, Adam, moons, train

x, y = moons(100, rng=0)
right = []
for hidden in (["relu", "relu"], ["tanh", "tanh"], ["tanh", "relu"]):
    net = MLP([2, 8, 8, 1], hidden, init="he", rng=0)
    train(net, x, y[:, None], "binary_cross_entropy", Adam(0.05), epochs=200)
    right.append(int((net.classify(x) == y).sum()))
    print(hidden, f"{right[-1]} of {len(y)} right")
