import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
kind = dict(hidden="sigmoid", output="sigmoid", rng=0)
drawn = MLP([2, 2, 1], replicas=200, **kind).theta  # (200, 9)
net = MLP([2, 2, 1], replicas=2, **kind)
net.theta = drawn[[0, 6]]  # one start that succeeds and one that fails
norms, slopes = [], []
for more in (1000, 3000, 4000):
    train(net, x, y[:, None], squared_error, SGD(8), epochs=more)
    loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)
    norms.append(np.linalg.norm(net.theta[1]))
    slopes.append(np.linalg.norm(gradient[1]))
    print(f"L {loss[1]:.4f}  outputs {net.predict(x)[1, :, 0].round(2)}")
    print(f"  |theta| {norms[-1]:.1f}  |gradient| {slopes[-1]:.6f}")

h = net.forward(x).a[0]  # the hidden layer for each network, (2, 4, 2)
fig, axes = plt.subplots(1, 2, figsize=(4.5, 2.8), sharey=True)
a = np.array([-0.5, 1.4])
for k, (ax, title) in enumerate(zip(axes, ["succeeds", "fails"])):
    w, b = net.weights[1][k, :, 0], net.biases[1][k, 0]
    ax.plot(a, -(w[0] * a + b) / w[1], color="black")  # output 1/2
    digits = {}  # point, about -> the rows that lie there
    for row, text in zip(h[k].round(1), ["00", "01", "10", "11"]):
        digits.setdefault(tuple(row.tolist()), []).append(text)
    for (left, height), texts in digits.items():
        print(f"{title:8} {left, height}: rows", *texts)
        above = "01" in texts or "10" in texts
        at, ha = (height + 0.1, "right") if above else (height - 0.25, "center")
        ax.text(left, at, ", ".join(texts), ha=ha)
    ax.plot(*h[k][y == 1].T, "o", color="none", mec="C0", ms=11)
    ax.plot(*h[k][y == 0].T, "x", color="C1")
    ax.set(xlabel="$h_1$", ylabel="$h_2$", aspect="equal", title=title)
    ax.set(xlim=a, ylim=a, xticks=[0, 1], yticks=[0, 1])
    ax.label_outer()
