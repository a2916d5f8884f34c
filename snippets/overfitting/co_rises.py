import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, binary_cross_entropy, digits

x, digit = digits()
rng = np.random.default_rng(0)
rows = rng.permutation(len(x))[:60]
x, y = x[rows] / 16, (digit[rows] % 2)[:, None].astype(float)  # odd?
y = np.where(rng.random((60, 1)) < 0.1, 1 - y, y)  # wrong labels

fig, ax = plt.subplots(figsize=(4.5, 2.8))
largest, before, alike = [], [], []
print("  p   loss  largest rise  alike")
for p, look in ((0, "C0o-"), (0.5, "C1x--")):
    net = MLP([64, 16, 1], "relu", init="he", dropout=p, replicas=8)
    adam = Adam(0.02)
    for step in range(100):
        _, grad = net.loss_and_gradient(x, y, binary_cross_entropy, rng)
        adam.step(net.theta, grad)
    trace = net.forward(x)
    h, z = trace.a[0], trace.z[1]  # (8, 60, 16), (8, 60, 1)
    outputs = h * net.weights[1].transpose(0, 2, 1)
    z = np.concatenate([z, z - outputs], axis=2)  # all; without each unit
    losses = (np.logaddexp(0, z) - y * z).mean(axis=1)
    rises = np.sort(losses[:, 1:] - losses[:, :1])[:, ::-1]
    low, middle, high = np.quantile(rises, (0.25, 0.5, 0.75), axis=0)
    corr = [np.corrcoef(unit[:, unit.std(axis=0) > 0].T) for unit in h]
    alike.append(np.median([np.abs(c[c < 0.999999]).mean() for c in corr]))
    before.append(np.median(losses[:, 0]))
    largest.append(middle[0])
    print(f"{p:3}  {before[-1]:.3f}      {largest[-1]:.3f}    {alike[-1]:.2f}")
    ax.plot(range(1, 17), middle, look)
    ax.fill_between(range(1, 17), low, high, color=look[:2], alpha=0.15,
                    linewidth=0)
ax.text(4.3, 0.075, "without dropout", color="C0")
ax.text(1.2, -0.022, "with dropout", color="C1")
ax.set(xlabel="units, by their rise", ylabel="rise of the loss",
       ylim=(-0.03, 0.27))
