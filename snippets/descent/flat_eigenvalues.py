import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, gate, squared_error

x, y = gate("XOR")
kind = dict(hidden="sigmoid", output="sigmoid", rng=0)


def slopes(theta):  # (k, 9) -> losses (k,), gradients (k, 9)
    net = MLP([2, 2, 1], replicas=len(theta), **kind)
    net.theta = theta
    return net.loss_and_gradient(x, y[:, None], squared_error)


def hessian(theta, h=1e-4):  # (9,) -> (9, 9)
    ahead, behind = theta + h * np.eye(9), theta - h * np.eye(9)
    return (slopes(ahead)[1] - slopes(behind)[1]) / (2 * h)


theta = MLP([2, 2, 1], replicas=200, **kind).theta[[0, 6]]
for k in range(1000):  # start 0 succeeds, start 6 gets stuck
    if k == 200:
        early = theta[0].copy()
    theta = theta - 8 * slopes(theta)[1]
fig, ax = plt.subplots(figsize=(4.5, 2.4))
places = {"on the way": early, "solved": theta[0], "stuck": theta[1]}
losses, norms, curvatures = [], [], []
for k, (name, place) in enumerate(places.items()):
    loss, gradient = slopes(place[None])
    losses.append(float(loss[0]))
    norms.append(float(np.linalg.norm(gradient)))
    curvatures.append(np.linalg.eigvalsh(hessian(place)))  # (9,)
    print(f"{name:10} L {losses[k]:.4f}, |gradient| {norms[k]:.5f}")
    print(f"  from {curvatures[k][0]:.5f} to {curvatures[k][-1]:.5f}")
    ax.plot(curvatures[k], np.full(9, 2 - k), ["C1X", "C0o", "C3^"][k])
ax.set_xscale("symlog", linthresh=1e-5)
ax.axvline(0, color="gray", linewidth=0.8)
ax.set(yticks=[2, 1, 0], yticklabels=places, ylim=(-0.5, 2.5))
ax.set(xlabel="eigenvalue", xticks=[-1e-3, 0, 1e-3, 0.1])
