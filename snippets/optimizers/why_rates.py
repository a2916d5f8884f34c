from nnref import MLP, SGD, Adam, Momentum, binary_cross_entropy, moons

x, y = moons(100, noise=0.1, rng=0)
y, loss_of = y.reshape(-1, 1), binary_cross_entropy
rates, table = [0.03, 0.3, 3.0], []
for rule in [SGD, Momentum, Adam]:
    row = []
    for eta in rates:
        net = MLP([2, 8, 1], rng=0, replicas=10)  # 10 networks at once
        optimizer = rule(eta)
        for t in range(40):
            loss, g = net.loss_and_gradient(x, y, loss_of)
            optimizer.step(net.theta, g)
        row.append(float(loss.mean()))
    table.append(row)
    print(f"{rule.__name__:8}", " ".join(f"{loss:5.2f}" for loss in row))
