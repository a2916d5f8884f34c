from nnref import MLP


def count(sizes):
    p = 0
    for d, k in zip(sizes, sizes[1:]):
        p += (d + 1) * k  # weights and one bias for each unit
    return p


sizes = [784, 256, 128, 10]  # change these numbers
net = MLP(sizes)
p, size = count(sizes), net.theta.size
print(f"counted:     {p}")
print(f"theta holds: {size}")
for l, (W, b) in enumerate(zip(net.weights, net.biases), start=1):
    print(f"layer {l}: W {W.shape}, b {b.shape}")
