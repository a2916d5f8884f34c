import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, SGD, digits, softmax_cross_entropy, train

x, y = digits()
x, x_new = x[:1200] / 16, x[1200:] / 16  # ink from 0 to 1
y, y_new, shares = y[:1200], y[1200:], []
for sizes in ([64, 10], [64, 16, 10]):  # the second one is drawn
    net = MLP(sizes, rng=0)
    W_start = net.weights[0].copy()
    train(net, x, y, softmax_cross_entropy, SGD(0.5), epochs=10,
          batch_size=50, rng=0)
    shares.append(float((net.classify(x_new) == y_new).mean()))
    print(f"{sizes}: {shares[-1]:.1%} of new ones right")
a = net.forward(x_new).a[0]  # (597, 16)
means = np.array([a[y_new == digit].mean(axis=0) for digit in range(10)])
print("unit  most active for  least for")
for j in range(8):
    order = np.argsort(means[:, j])
    print(f"{j + 1:4}  {order[:-4:-1]}          {order[:3]}")
counts = (means > 0).sum(axis=0)  # digits with a positive mean
fewest, most = int(counts.min()), int(counts.max())
W = net.weights[0]
unused = int((x == 0).all(axis=0).sum())  # pixels without ink
same = int((W == W_start).all(axis=1).sum())
print(f"{unused} blank pixels, {same} with old weights")

rows, columns = np.divmod(np.arange(64), 8)
fig, axes = plt.subplots(2, 4, figsize=(4.5, 2.6))
for j, ax in enumerate(axes.flat):
    size = 30 * np.abs(W[:, j]) / np.abs(W[:, :8]).max()
    plus = W[:, j] > 0
    ax.scatter(columns[plus], rows[plus], size[plus], "C0", marker="s")
    ax.scatter(columns[~plus], rows[~plus], size[~plus], "white", marker="s",
               edgecolors="C1", linewidths=0.8)
    ax.set_title(f"{j + 1}", size=10)
    ax.set(xticks=[], yticks=[], xlim=(-0.7, 7.7), ylim=(7.7, -0.7))
