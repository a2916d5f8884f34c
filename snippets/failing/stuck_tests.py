import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, binary_cross_entropy, circles, squared_error

(x, y), table = circles(n=60, noise=0.05, rng=0), []
causes = {  # hidden, factor and shift of the start, shift of x, rate
    "healthy": ("tanh", 1, 0, 0, 2),
    "zeros": ("tanh", 0, 0, 0, 2),
    "same start": ("tanh", 0, 0.5, 0, 2),
    "dead layer": ("relu", 1, 0, 5, 2),
    "saturated": ("tanh", 1, 0, 0, 100),
    "no step": ("tanh", 1, 0, 0, 0),
    "small rate": ("tanh", 1, 0, 0, 0.1),
    "plateau": ("tanh", 0.1, 0, 0, 2),
}
fig, axes = plt.subplots(4, 2, figsize=(4.5, 4.5), sharex=True, sharey=True,
                         layout="constrained")  # fmt: skip
print("           grad1 grad2  step n live")
for ax, (cause, setting) in zip(axes.flat, causes.items()):
    hidden, factor, shift, shift_x, eta = setting
    output, loss = "identity", binary_cross_entropy
    if cause == "saturated":  # at the output
        output, loss = "sigmoid", squared_error
    net, losses = MLP([2, 8, 1], hidden, output, rng=1), []
    net.theta = factor * net.theta + shift
    for t in range(101):
        L, g = net.loss_and_gradient(x + shift_x, y[:, None], loss)
        losses.append(L)
        net.theta -= eta * g
    norms = [np.linalg.norm(u).round(15) for u in (g[:16], g[24:32], eta * g)]
    n = np.unique(net.weights[0].round(6), axis=1).shape[1]
    live = (net.forward(x + shift_x).a[0] != 0).any(axis=0).mean()
    table.append([float(u) for u in (*norms, n, live, L)])
    cells = " ".join(f"{u:5.0e}" if u else "    0" for u in norms)
    print(f"{cause:10} {cells} {n} {live:4.0%}")
    ax.plot(losses, color="C0" if cause == "healthy" else "C1")
    ax.set_title(cause, fontsize=9)
plt.setp(axes[:, 0], ylim=(0, 1), yticks=(0, 1), ylabel="loss")
plt.setp(axes[3], xlabel="step")
