import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, binary_cross_entropy, digits

x, digit = digits()
rng = np.random.default_rng(0)
rows = rng.permutation(len(x))[:60]
x, y = x[rows] / 16, (digit[rows] % 2)[:, None].astype(float)  # odd?
y = np.where(rng.random((60, 1)) < 0.1, 1 - y, y)  # wrong labels

fig, ax = plt.subplots(figsize=(4.5, 2.8))
table = []
print("  p  steps   loss  largest  alike")
for p, look in ((0, "C0o-"), (0.5, "C1x--")):
    net = MLP([64, 16, 1], "relu", init="he", dropout=p, replicas=8)
    adam = Adam(0.02)
    for step in range(1, 101):
        _, grad = net.loss_and_gradient(x, y, binary_cross_entropy, rng)
        adam.step(net.theta, grad)
        if step % 50:
            continue
        trace = net.forward(x)  # adds: what each unit adds to the logit
        adds = trace.a[0] * net.weights[1].transpose(0, 2, 1)
        z = np.concatenate([trace.z[1], trace.z[1] - adds], axis=2)
        losses = (np.logaddexp(0, z) - y * z).mean(axis=1)
        rises = np.sort(losses[:, 1:] - losses[:, :1])[:, ::-1]
        low, middle, high = np.quantile(rises, (0.25, 0.5, 0.75), axis=0)
        corr = [np.corrcoef(a[:, a.std(axis=0) > 0].T) for a in adds]
        alike = np.median([c[c < 0.999999].mean() for c in corr])
        table.append((np.median(losses[:, 0]), middle[0], alike))
        row = "{:3}   {:4}  {:.3f}    {:.3f}   {:.2f}"
        print(row.format(p, step, *table[-1]))
    ax.plot(range(1, 17), middle, look)
    ax.fill_between(range(1, 17), low, high, color=look[:2], alpha=0.25,
                    linewidth=0)
ax.text(4.3, 0.075, "without dropout", color="C0")
ax.text(9.3, 0.03, "with dropout", color="C1")
ax.set(xlabel="units, by their rise", ylabel="rise of the loss",
       ylim=(-0.01, 0.27))
