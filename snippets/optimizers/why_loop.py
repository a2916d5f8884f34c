import numpy as np

from nnref import SGD, Adam, Momentum

rare = np.arange(500) % 50 == 0  # in 1 of 50 samples
often = np.where(np.arange(500) % 2 == 0, 1.0, -1.0)
x = np.column_stack([often, rare])
y = x @ [1.0, 1.0]


def loss_and_gradient(w):
    error = x @ w - y
    return (error**2).mean() / 2, error @ x / len(x)


early, ends = [], []
for optimizer in [SGD(0.5), Momentum(0.5), Adam(0.05)]:
    w = np.zeros(2)
    for t in range(800):
        loss, g = loss_and_gradient(w)  # from the model
        optimizer.step(w, g)  # in place
        if t == 99:
            early.append(float(w[1]))
    ends.append(w)
    name = type(optimizer).__name__
    print(f"{name:8} {early[-1]:.2f}, in the end {w[1]:.2f}")
