import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, digits, softmax_cross_entropy

x, y = digits()
x, y = x[:400] / 16, y[:400]
net = MLP([64, 16, 16, 16, 10], hidden="sigmoid", rng=0)
rng, eta, epochs, edge = np.random.default_rng(0), 5, 40, 4.357
means, shares, losses, flat = [], [], [], []
for epoch in range(epochs + 1):
    trace = net.forward(x)
    flat.append([np.abs(z) > edge for z in trace.z[:3]])  # hidden layers
    shares.append([float(part.mean()) for part in flat[-1]])
    means.append([float(a.mean()) for a in trace.a[:3]])
    loss = net.loss_and_gradient(x, y, softmax_cross_entropy)[0]
    losses.append(float(loss))
    if epoch % 10 == 0:
        words = " ".join(f"{share:6.1%}" for share in shares[-1])
        print(f"epoch {epoch:2}: loss {loss:.2f}, {words}")
    for batch in rng.permutation(400).reshape(10, 40):
        part = x[batch], y[batch], softmax_cross_entropy
        net.theta -= eta * net.loss_and_gradient(*part)[1]

before, after = np.array(flat[20]), np.array(flat[40])
left = float((before & ~after).sum() / before.sum())
print(f"saturated at 20, no longer at 40: {left:.0%}")

fig, axes = plt.subplots(2, 1, figsize=(4.5, 4.2), sharex=True)
for l, line in enumerate(["C0-", "C1--", "C2-."]):
    axes[0].plot(np.array(means)[:, l], line)
    axes[1].plot(np.array(shares)[:, l], line, label=f"layer {l + 1}")
axes[0].set(ylabel="mean activation", ylim=(0, 1))
axes[1].set(ylabel="share saturated", xlabel="epoch", ylim=(0, 1))
axes[1].legend()
