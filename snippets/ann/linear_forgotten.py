import numpy as np

from nnref import MLP, relu

net = MLP([2, 16, 16, 1], rng=0)


def forgotten(a):
    for W, b in zip(net.weights, net.biases):
        z = a @ W + b
        relu(z)  # computed, and thrown away
        a = z
    return a


def only_first(a):  # the second ReLU is missing
    (W1, b1), (W2, b2), (W3, b3) = zip(net.weights, net.biases)
    return (relu(a @ W1 + b1) @ W2 + b2) @ W3 + b3


def right(a):
    *hidden, (W, b) = zip(net.weights, net.biases)
    for W_l, b_l in hidden:
        a = relu(a @ W_l + b_l)
    return a @ W + b


rng = np.random.default_rng(1)
p, q = rng.normal(size=(2, 100, 2))  # 100 pairs of inputs
gaps = []
for f in (forgotten, only_first, right):
    gap = abs(f((p + q) / 2) - (f(p) + f(q)) / 2).max()
    gaps.append(float(gap))
    print(f"{f.__name__:10} midpoint gap {gap:.6f}")
