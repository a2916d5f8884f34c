import numpy as np

from nnref import digits, one_hot

x, y = digits()
images, target = x.reshape(-1, 8, 8) / 16, one_hot(y)
rng = np.random.default_rng(0)
W1, b1 = 0.3 * rng.normal(size=(64, 160)), rng.normal(size=160)
ways = {"none": [images], "mirrored": [images, images[:, :, ::-1]],
        "turned": [images, images[:, ::-1, ::-1]]}  # by 180 degrees
hidden = [[np.maximum(0, each.reshape(-1, 64) @ W1 + b1) for each in way]
          for way in ways.values()]
groups = [range(10), (2, 5), (6, 9)]
errors = np.zeros((3, 3, 8))  # ways, groups, draws
for draw in range(8):
    order = rng.permutation(len(x))
    rows, test = order[:200], order[900:]
    for k, way in enumerate(hidden):
        h = np.concatenate([each[rows] for each in way])
        t = np.tile(target[rows], (len(way), 1))
        W2 = np.linalg.solve(h.T @ h + 0.01 * len(h) * np.eye(160), h.T @ t)
        guess = (hidden[0][0][test] @ W2).argmax(axis=1)
        for g, group in enumerate(groups):
            some = np.isin(y[test], list(group))
            errors[k, g, draw] = (guess != y[test])[some].mean()
middle = np.median(errors, axis=2)
print("copies      all    2, 5   6, 9")
for name, row in zip(ways, middle):
    print("{:10}  {:.3f}  {:.3f}  {:.3f}".format(name, *row))
