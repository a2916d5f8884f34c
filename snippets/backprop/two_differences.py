from nnref import MLP, moons, squared_error

x, y = moons(n=20, rng=0)
net = MLP([2, 4, 1], rng=1)
start, j = net.theta.copy(), 0  # theta_j: the first weight


def at(move):
    """The loss and its slope along theta_j, after a move along it."""
    net.theta = start
    net.theta[j] += move
    loss, gradient = net.loss_and_gradient(x, y[:, None], squared_error)
    return loss, gradient[j]


slope, t = at(0)[1], 1e-3
second = (at(t)[1] - at(-t)[1]) / (2 * t)  # L''
third = (at(t)[1] - 2 * slope + at(-t)[1]) / t**2  # L'''
print("    h  one side       both sides")
table = []
for h in (0.1, 0.01, 0.001):
    one = (at(h)[0] - at(0)[0]) / h - slope
    both = (at(h)[0] - at(-h)[0]) / (2 * h) - slope
    table.append([one, h / 2 * second, both, h**2 / 6 * third])
    print(f"{h:5}", *(f"{error:6.0e}" for error in table[-1]))
