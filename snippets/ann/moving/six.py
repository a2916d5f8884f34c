import numpy as np

x = np.array([-1.5, -1.0, -0.5, 0.5, 1.0, 1.5])
y = np.array([-0.3, 0.2, 0.1, 1.2, 1.0, 1.7])
eta, goal = 0.2, 0.03
rng = np.random.default_rng(0)

# 1 initialize
w, b = -1.0, -0.5  # (1)!
batches, forward, losses, slopes = [], [], [], []

while True:
    # 2 forward
    if not batches:  # (2)!
        order = rng.permutation(6)
        batches = list(order.reshape(3, 2))
    rows = batches.pop(0)
    y_hat = x[rows] * w + b
    forward.append([*rows, w, b, *y_hat])  # (3)!
    # 3 loss
    loss = ((y_hat - y[rows]) ** 2).mean() / 2
    losses.append(loss)
    count = len(losses)
    print(f"{count:2}{w:7.3f}{b:7.3f}{loss:6.3f}")
    # 4 stop test
    recent = np.mean(losses[-3:])  # three batches
    if count >= 3 and recent < goal:
        break  # (4)!
    # 5 backward
    delta = (y_hat - y[rows]) / 2  # (5)!
    slopes.append([delta @ x[rows], delta.sum()])
    # 6 update
    w = w - eta * slopes[-1][0]  # (6)!
    b = b - eta * slopes[-1][1]
