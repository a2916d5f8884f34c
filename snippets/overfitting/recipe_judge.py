import numpy as np

from nnref import L2, MLP, Adam, digits, train

x, y = digits()
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
rng = np.random.default_rng(0)
y = np.where(rng.random(1797) < 0.2, rng.integers(0, 10, 1797), y)
rows = np.array([rng.permutation(1797) for _ in range(8)])
few, validation, test = rows[:, :100], rows[:, 100:300], rows[:, 300:900]

errors = []
print("lambda  validation  test")
for strength in (0, 0.01):
    net = MLP([16, 32, 10], rng=0, replicas=8)
    train(net, x[few], y[few], "softmax_cross_entropy", Adam(0.1), 40,
          penalty=L2(strength))
    errors.append([(net.classify(x[part]) != y[part]).mean(axis=1)
                   for part in (validation, test)])
    middle = np.median(errors, axis=2)
    print("{:<6} {:11.2f} {:5.2f}".format(strength, *middle[-1]))
better = int((errors[1][1] < errors[0][1]).sum())
print(f"better on the test set in {better} of 8")
share = middle[1, 1]
error = np.sqrt(share * (1 - share) / 600)
print(f"standard error of one: {error:.3f}")
used = np.isin(test, validation)  # by this draw or another
least, most = used.mean(axis=1).min(), used.mean(axis=1).max()
print(f"used for validation: {least:.0%}-{most:.0%}")
wrong = (net.classify(x[test]) != y[test]) & ~used
fresh = wrong.sum(axis=1) / (~used).sum(axis=1)
median = np.median(fresh)
print(f"wrong on the others: {median:.2f}")
