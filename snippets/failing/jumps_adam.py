import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, Adam, regression_curve, squared_error

x, y = regression_curve(n=20)
odd = y.copy()
odd[3] += 1  # one wrong target, used in one step
settings = {"usual": {}, "beta2 0.99": {"beta2": 0.99}}
settings["eps 0.01"] = {"eps": 0.01}
fig, ax = plt.subplots(figsize=(4.5, 2.8))
table = []
for (name, setting), line in zip(settings.items(), ("C1-", "C0--", "C2:")):
    nets, losses = MLP([1, 8, 1], rng=0, replicas=8), []
    rule = Adam(0.015, **setting)
    for t in range(490):
        L, g = nets.loss_and_gradient(x, y, squared_error)
        losses.append(L)
        if t == 450:
            g = nets.loss_and_gradient(x, odd, squared_error)[1]
        rule.step(nets.theta, g)
    L = np.array(losses)  # (490, 8)
    rise = L[451:456].max(axis=0) / L[450]
    table.append(np.quantile(rise, [0.25, 0.5, 0.75]).tolist())
    low, middle, high = table[-1]
    print(f"{name:10} x {middle:4.1f} ({low:.1f} to {high:.1f})")
    ax.plot(range(440, 490), np.median(L[440:], axis=1), line, label=name)
ax.legend()
ax.set(xlabel="step", ylabel="loss", ylim=0)
