from nnref import MLP, regression_curve, squared_error

x, y = regression_curve(n=20)
runs = []
for eta in [0.1, 0.75]:
    net, losses = MLP([1, 4, 1], rng=37), []
    for step in range(151):
        L, gradient = net.loss_and_gradient(x, y, squared_error)
        losses.append(L)
        net.theta -= eta * gradient
    runs.append(losses)
    print(f"eta = {eta}")
    for step in [0, 2, 4, 6, 20, 150]:
        print(f"  step {step:3}: L {losses[step]:.3f}")
