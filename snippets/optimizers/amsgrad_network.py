import numpy as np

from nnref import MLP, Adam, AMSGrad, digits

x, y = digits()
x, y, starts = x[:100] / 16, y[:100], 8
quartiles, shares = [], []
for beta2 in (0.999, 0.9):
    print(f"beta2 = {beta2}")
    for make in (Adam, AMSGrad):
        rng = np.random.default_rng(0)
        net = MLP([64, 12, 10], replicas=starts, rng=0)
        rule = make(0.01, beta2=beta2)
        for step in range(100):
            rows = rng.integers(100, size=10)
            _, g = net.loss_and_gradient(
                x[rows], y[rows], "softmax_cross_entropy"
            )
            rule.step(net.theta, g)
        loss, _ = net.loss_and_gradient(x, y, "softmax_cross_entropy")
        low, middle, high = np.quantile(loss, [0.25, 0.5, 0.75]).tolist()
        quartiles.append([low, middle, high])
        name = make.__name__
        print(f"  {name:7} {middle:.3f} ({low:.3f} to {high:.3f})")
    moved = rule.largest_v > 0  # not the weights of pixels that stay 0
    shares.append(float(np.median(rule.v[moved] / rule.largest_v[moved])))
    print(f"  median of v / largest v: {shares[-1]:.2f}")
