from nnref import MLP, regression_curve, squared_error

x, y = regression_curve(n=20)
ends, rises = [], []
for eta in [0.001, 0.01, 0.1, 0.7]:
    net, losses = MLP([1, 4, 1], rng=0), []
    for step in range(151):
        L, gradient = net.loss_and_gradient(x, y, squared_error)
        losses.append(L)
        net.theta -= eta * gradient
    ends.append(losses[-1])
    rises.append(sum(b >= a for a, b in zip(losses, losses[1:])))
    print(f"eta = {eta:5}: L -> {ends[-1]:.4f}, rose {rises[-1]}x")
