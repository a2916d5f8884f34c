import numpy as np

from nnref import MLP, Adam, binary_cross_entropy, moons

sets = [moons(n=40, noise=0.3, rng=i) for i in range(20)]
x, y = (np.stack(parts) for parts in zip(*sets))  # (20, 40, 2), (20, 40)
x_new, y_new = moons(n=1000, noise=0.3, rng=100)
table, right = [], []
print("units  learned  new samples")
for width in (1, 4, 32):
    net = MLP([2, width, 1], replicas=20, rng=0)  # one for each set
    optimizer = Adam(0.08)
    for step in range(150):
        loss, grad = net.loss_and_gradient(x, y[..., None],
                                           binary_cross_entropy)
        optimizer.step(net.theta, grad)
    learned = (net.classify(x) == y).mean(axis=1)
    right.append((net.classify(x_new) == y_new).mean(axis=1))
    table.append([float(np.median(q)) for q in (learned, right[-1])])
    print(f"{width:5}{table[-1][0]:9.3f}{table[-1][1]:9.3f}")
worse = int((right[2] < right[1]).sum())
print(f"32 units worse than 4: {worse} of 20 sets")
