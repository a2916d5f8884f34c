import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, gate, squared_error

x, y = gate("XOR")
kind = dict(hidden="sigmoid", output="sigmoid", rng=0)
drawn = MLP([2, 2, 1], replicas=200, **kind).theta
net = MLP([2, 2, 1], replicas=2, **kind)
net.theta = drawn[[0, 6]]  # one that succeeds and one that gets stuck
losses, norms = [], []
for k in range(1601):
    loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)
    net.theta -= 8 * gradient
    losses.append(loss)
    norms.append(np.linalg.norm(gradient, axis=1))
losses, norms = np.array(losses), np.array(norms)  # (1601, 2)
flattest = int(norms[:500, 0].argmin())  # on the first plateau
expected = int(0.001 / (8 * norms[flattest, 0] ** 2))  # at this pace
lost = losses[flattest, 0] - losses[:, 0] > 0.001
taken = int(lost.argmax()) - flattest
print(f"to lose 0.001: expected {expected} steps, took {taken}")
later = [400, 800, 1600]
left = losses[later, 1] - 1 / 16  # what the stuck run still has to lose
print("               succeeds stuck")
for k in later:
    print(f"{k:4}  L        {losses[k, 0]:.5f}  {losses[k, 1]:.5f}")
    print(f"  |gradient|   {norms[k, 0]:.5f}  {norms[k, 1]:.5f}")

fig, ax = plt.subplots(figsize=(4.5, 3))
steps = np.unique(np.geomspace(1, 1600, 120).round().astype(int))
ax.plot(steps, norms[steps, 0], color="C0")
ax.plot(steps, norms[steps, 1], color="C3", linestyle="--")
far = np.array([300, 1600])
ax.plot(far, norms[1600, 1] * 800 / far, color="black", linewidth=0.8)
ax.text(1000, 6e-5, "$1 / k$", ha="right")
ax.text(25, 1.2e-4, "succeeds", color="C0", ha="right")
ax.text(40, 0.012, "gets stuck", color="C3")
ax.set(xscale="log", yscale="log", ylim=(5e-5, 0.05))
ax.set(xlabel="step $k$", ylabel="length of the gradient")
