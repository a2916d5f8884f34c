import numpy as np

from nnref import MLP, Adam, binary_cross_entropy, moons, train

x, y = moons(n=100, noise=0.25, rng=0)
target = y[:, None].astype(float)
x_test, y_test = moons(n=500, noise=0.25, rng=1)
widths, starts = {1: 28, 2: 8, 3: 6, 4: 5, 6: 4}, 10
numbers, accuracies, medians = [], [], []
print("depth parameters  median  lowest")
for depth, k in widths.items():
    sizes = [2, *[k] * depth, 1]
    net = MLP(sizes, hidden="relu", init="he", replicas=starts, rng=0)
    train(net, x, target, binary_cross_entropy, Adam(0.02), epochs=150)
    right = np.sort((net.classify(x_test) == y_test).mean(axis=1))
    numbers.append(net.theta.shape[1])
    accuracies.append(right.tolist())
    medians.append(float(np.median(right)))
    print(f"{depth:3} {numbers[-1]:10} {medians[-1]:9.1%} {right[0]:7.1%}")
