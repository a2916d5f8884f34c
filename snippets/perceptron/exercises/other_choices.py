from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
solved = []
for hidden, rate, steps in [
    ("sigmoid", 8, 1000),
    ("tanh", 8, 1000),
    ("sigmoid", 1, 1000),
    ("sigmoid", 1, 2000),
]:
    net = MLP([2, 2, 1], hidden, output="sigmoid", replicas=200, rng=0)
    train(net, x, y[:, None], squared_error, SGD(rate), epochs=steps)
    solved.append(int((net.classify(x) == y).all(axis=1).sum()))
    print(f"{hidden:7}  rate {rate}  {steps} steps: {solved[-1]} of 200")
