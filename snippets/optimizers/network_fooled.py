import numpy as np

from nnref import SGD, AdaGrad, Adam, Momentum

y = np.array([1.0] * 12 + [-1.0] * 8)
x = np.zeros((20, 3 + 12 + 8 * 5))
x[:, 0], x[:, 1:3] = y, 1  # the label itself, and two constants
x[range(12), range(3, 15)] = 1  # one more input for each label 1
for i in range(8):  # five more for each label -1
    x[12 + i, 15 + 5 * i : 20 + 5 * i] = 1
y_test = np.array([1.0, -1.0] * 50)
x_test = np.zeros((100, x.shape[1]))  # new samples: no inputs of their own
x_test[:, 0], x_test[:, 1:3] = y_test, 1
largest, shares, first = [], [], []
for opt in (SGD(0.1), Momentum(0.05), AdaGrad(0.1), Adam(0.01)):
    w = np.zeros(x.shape[1])
    for step in range(500):
        opt.step(w, x.T @ (x @ w - y) / 20)
    largest.append(float(np.abs(x @ w - y).max()))
    shares.append(float(((x_test @ w > 0) == (y_test > 0)).mean()))
    first.append(w[:3].tolist())
    print(f"{type(opt).__name__:8} {shares[-1]:4.0%}", w[:3].round(2))
print(f"largest error in training: {max(largest):.0e}")
