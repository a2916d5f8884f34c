from nnref import MLP, binary_cross_entropy, moons

x, y = moons(n=100, rng=0)
y = y[:, None]
net = MLP([2, 16, 1], hidden="relu", init="he", rng=0)
seen, at_kink = 0, 0
for _ in range(200):
    _, grad = net.loss_and_gradient(x, y, binary_cross_entropy)
    net.theta -= 0.3 * grad
    z = net.forward(x).z[0]  # (100, 16)
    seen += z.size
    at_kink += int((z == 0).sum())
print(f"{seen} weighted sums, {at_kink} of them 0")
