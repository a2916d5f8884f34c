from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
solved = []
print("steps         1000  2000  3000")
for hidden, rate in [("tanh", 8), ("sigmoid", 1)]:
    kind = dict(hidden=hidden, output="sigmoid", rng=0)
    net, counts = MLP([2, 2, 1], replicas=200, **kind), []
    for more in (1000, 1000, 1000):
        train(net, x, y[:, None], squared_error, SGD(rate), epochs=more)
        right = (net.classify(x) == y).all(axis=1)
        counts.append(200 - int((~right).sum()))
        theta = net.theta[~right]  # go on with the others
        net = MLP([2, 2, 1], replicas=len(theta), **kind)
        net.theta = theta
    solved.append(counts)
    print(f"{hidden:7} {rate}  {counts[0]:7} {counts[1]:5} {counts[2]:5}")
