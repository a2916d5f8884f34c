import numpy as np

from nnref import L2, MLP, Adam, digits, train

x, y = digits()
x = x.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16) / 16
rng = np.random.default_rng(0)
y = np.where(rng.random(1797) < 0.2, rng.integers(0, 10, 1797), y)
rows = np.array([rng.permutation(1797) for _ in range(8)])
few, validation = rows[:, :100], rows[:, 100:300]

errors, middle = [], []
print("  p  lambda  training  validation")
for p, strength in ((0.5, 0), (0, 0.01), (0.5, 0.01)):
    net = MLP([16, 32, 10], dropout=p, rng=0, replicas=8)
    train(net, x[few], y[few], "softmax_cross_entropy", Adam(0.1), 40,
          penalty=L2(strength))
    errors.append([(net.classify(x[part]) != y[part]).mean(axis=1)
                   for part in (few, validation)])
    middle.append(np.median(errors[-1], axis=1))
    print("{:3} {:7} {:9.2f} {:11.2f}".format(p, strength, *middle[-1]))
both, penalty = errors[2][1], errors[1][1]
better, worse = int((both < penalty).sum()), int((both > penalty).sum())
print(f"both: better in {better}, worse in {worse}")
