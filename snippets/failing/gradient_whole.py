import numpy as np
from nnref import MLP, check_gradient, moons, numerical_gradient

x, y = moons(n=40, rng=0)
x, y = 2000 * x, y[:, None]  # inputs in the thousands
net = MLP([2, 6, 1], rng=0)
net.weights[0][:] /= 2000


def loss_and_gradient(theta):
    net.theta = theta
    loss, grad = net.loss_and_gradient(x, y, "squared_error")
    grad[12:18] = 0  # the mistake: b1 is forgotten
    return loss, grad


theta = net.theta.copy()
g = loss_and_gradient(theta)[1]
d = numerical_gradient(lambda t: loss_and_gradient(t)[0], theta)
parts = {"all": slice(0, 25), "W1": slice(0, 12), "b1": slice(12, 18),
         "W2": slice(18, 24), "b2": slice(24, 25)}
errors = []
for name, part in parts.items():
    size = max(np.linalg.norm(g[part]), np.linalg.norm(d[part]))
    errors.append(np.linalg.norm(g[part] - d[part]) / size)
    print(f"{name:3}: {errors[-1]:.5f}")
largest = check_gradient(loss_and_gradient, theta)
print(f"largest of all slopes: {largest:.2f}")
