import matplotlib.pyplot as plt
import numpy as np

import nnref

x, y = nnref.digits()
mix = np.random.default_rng(0).permutation(len(x))[:450]
x, y = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4))[mix] / 16, y[mix]
x, kinds = x.reshape(-1, 16), "softmax_cross_entropy"


def quartiles(kind="Adam", rate=0.03, batch=20, **more):
    """Of the validation loss, from 6 starts, after 6 epochs."""
    net = nnref.MLP([16, 24, 10], replicas=6, rng=0)
    opt = getattr(nnref, kind)(rates.get(kind, rate), **more)
    nnref.train(net, x[:150], y[:150], kinds, opt, epochs=6, batch_size=batch)
    loss, g = net.loss_and_gradient(x[150:], y[150:], kinds)
    return np.quantile(loss, [0.25, 0.5, 0.75])


rates = {"SGD": 1, "Momentum": 0.2, "AdaGrad": 0.2}  # that suit them
knobs = {"rate": (0.003, 0.01, 0.1, 0.3), "kind": [*rates], "batch": (10, 50),
         "weight_decay": (0.01, 0.1, 1), "beta1": (0.5, 0.95)}
reference, median = float(quartiles()[1]), []
print(f"{'reference':12} {reference:.2f}")
fig, ax = plt.subplots(figsize=(4.5, 3.9))
for k, name in enumerate(knobs):
    more = {"kind": "AdamW"} if name == "weight_decay" else {}
    runs = np.array([quartiles(**{name: to}, **more) for to in knobs[name]])
    median.append(runs[:, 1].tolist())
    print(f"{name:12}", *[f"{loss:.2f}" for loss in median[-1]])
    ax.plot([reference] * 2, [k - 0.2, k + 0.2], "black", linewidth=1)
    ax.plot(runs[:, ::2].T, [[k] * len(runs)] * 2, "gray", linewidth=1)
    ax.plot(runs[:, 1], [k] * len(runs), "C0o")
    for j, to in enumerate(knobs[name]):
        at = runs[j, 1], k + (0.33 if j == 1 else -0.33)
        ax.text(*at, to, ha="center", va="center")
labels = ["rate", "optimizer", "batch size", "weight decay", "$\\beta_1$"]
ax.set(yticks=range(5), yticklabels=labels, ylim=(4.7, -0.7), xlabel="loss")
ax.get_yticklabels()[4].set_size(13)
