import numpy as np

from nnref import MLP, SGD, Adam, digits

x, y = digits()
x, y = x[:60] / 16, y[:60]
rates = [0.01, 0.03, 0.1, 0.3, 1, 3]
guessing = float(np.log(10))  # the loss of ten equal outputs


def median_loss(make, lr, steps=30):
    net, optimizer = MLP([64, 12, 10], replicas=5, rng=0), make(lr)
    for step in range(steps):
        loss, g = net.loss_and_gradient(x, y, "softmax_cross_entropy")
        optimizer.step(net.theta, g)
    return float(np.median(loss))


best, least = {}, {}
for make in (SGD, Adam):
    print(make.__name__)
    losses = [median_loss(make, lr) for lr in rates]
    for lr, loss in zip(rates, losses):
        text = f"{loss:.2f}" if loss < guessing else "worse than guessing"
        print(f"  eta {lr:4}: {text}")
    best[make], least[make] = rates[int(np.argmin(losses))], min(losses)
best_sgd, best_adam = best[SGD], best[Adam]
least_sgd, least_adam = least[SGD], least[Adam]
borrowed = losses[rates.index(best_sgd)]  # Adam at SGD's best rate
