import numpy as np

from nnref import MLP, Adam, digits, softmax_cross_entropy

x, y = digits()
x, new_x, y, new_y = x[:100] / 16, x[1200:] / 16, y[:100], y[1200:]
starts, kept = 10, []
for hidden in ("relu", "leaky_relu"):
    best = None
    for eta in (0.01, 0.03, 0.1):  # the same three for both
        net = MLP([64, 16, 10], hidden, init="he", replicas=starts, rng=0)
        optimizer = Adam(lr=eta)
        for _ in range(30):
            grad = net.loss_and_gradient(x, y, softmax_cross_entropy)[1]
            optimizer.step(net.theta, grad)
        right = (net.classify(new_x) == new_y).mean(axis=1)
        if best is None or right.mean() > best[1].mean():
            best = eta, right
    kept.append(best[1])
    low, high = best[1].min(), best[1].max()
    print(f"{hidden:10} eta {best[0]}: {best[1].mean():.1%}")
    print(f"           from {low:.1%} to {high:.1%}")
means = [float(part.mean()) for part in kept]
leads = int((kept[1] > kept[0]).sum())
print(f"leaky ahead from {leads} of {starts} starts")
