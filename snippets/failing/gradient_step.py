import numpy as np
from nnref import MLP, check_gradient, moons

x, y = moons(n=64, rng=0)
eta, errors = 0.1, []
for reset in (False, True):
    rng, net = np.random.default_rng(0), MLP([2, 4, 1], rng=0)
    grad = np.zeros(net.theta.size)
    for step in range(3):
        rows = rng.permutation(64)[:8]
        batch = x[rows], y[rows, None], "squared_error"

        def by_rule(theta):
            net.theta = theta
            return net.loss_and_gradient(*batch)

        def by_step(theta):
            return by_rule(theta)[0], (before - after) / eta

        before = net.theta.copy()
        grad = 0 * grad if reset else grad  # forgotten in the first run
        grad += net.loss_and_gradient(*batch)[1]
        net.theta -= eta * grad
        after = net.theta.copy()
        pair = [check_gradient(f, before) for f in (by_rule, by_step)]
        errors.append(pair)
        print("step {}: rule {:.4f}, step {:.4f}".format(step, *pair))
        net.theta = after
    print()
