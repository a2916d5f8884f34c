import numpy as np

from nnref import MLP, digits, regression_curve, squared_error

x, y = digits()
x, y = x[:100] / 16, y[:100]
print(f"log 10 = {np.log(10):.3f}")
print("100 starts, quartiles of the loss:")
quartiles = []
for name, weights, inputs in [("weights 0", 0, 1), ("as usual", 1, 1),
                              ("weights x 5", 5, 1), ("x to 255", 1, 255)]:
    net = MLP([64, 20, 10], "relu", init="he", rng=0, replicas=100)
    net.theta *= weights
    losses, _ = net.loss_and_gradient(inputs * x, y, "softmax_cross_entropy")
    quartiles.append(np.quantile(losses, [0.25, 0.5, 0.75]))
    print(f"{name:12}" + "{:7.2f}{:7.2f}{:7.2f}".format(*quartiles[-1]))

x, y = regression_curve(50, noise=0.3, rng=0)
half, medians = [], []
for target in [y - y.mean(), y + 3 - y.mean()]:
    half.append((squared_error(0 * target, target), target.var() / 2))
    print("outputs 0: {:.3f}, half var. {:.3f}".format(*half[-1]))
for hidden, init in [("tanh", "glorot"), ("relu", "he")]:
    net = MLP([1, 20, 1], hidden, init=init, rng=0, replicas=100)
    losses, _ = net.loss_and_gradient(x, y - y.mean(), "squared_error")
    medians.append(np.median(losses))
    print(f"100 starts, {hidden}: median {medians[-1]:.2f}")
