from nnref import MLP, moons, squared_error

eta, table = 0.1, []  # losses after 1, 2 and 3 steps
print(f"{'n':>3}  factor  {'step 1':>8} {'step 2':>8} {'step 3':>8}")
for n in (2, 20, 200):
    x, y = moons(n=n, rng=0)
    for factor in (1, n):  # n: the division is forgotten
        net, losses = MLP([2, 8, 1], rng=0), []
        for step in range(4):
            inputs = x, y[:, None], squared_error
            loss, gradient = net.loss_and_gradient(*inputs)
            losses.append(loss)
            net.theta -= eta * factor * gradient
        table.append(losses)
        numbers = " ".join(f"{loss:8.3g}" for loss in losses[1:])
        print(f"{n:3}  {factor:6}  {numbers}")
