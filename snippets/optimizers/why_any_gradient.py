from nnref import MLP, Adam, moons, mse, numerical_gradient

x, y = moons(20, noise=0.1, rng=0)
y = y.reshape(-1, 1)
net, ends = MLP([2, 3, 1], rng=1), []
start = net.theta.copy()


def loss(theta):
    net.theta = theta
    return mse(net.predict(x), y)


def backprop(theta):
    net.theta = theta
    return net.loss_and_gradient(x, y, mse)[1]


def measured(theta):  # two losses for each parameter
    return numerical_gradient(loss, theta)


for gradient in [backprop, measured]:
    theta, optimizer = start.copy(), Adam(0.05)
    for t in range(30):
        optimizer.step(theta, gradient(theta))
    ends.append(float(loss(theta)))
    print(f"{gradient.__name__:8} loss {ends[-1]:.4f}")
