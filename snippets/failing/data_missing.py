import numpy as np

rng, runs, n = np.random.default_rng(0), 200, 60
errors = []
for run in range(runs):
    age, pulse = rng.integers(20, 70, 400), rng.normal(65, 8, 400)
    y = age / 50 - pulse / 25 + rng.normal(size=400) / 5
    unknown = rng.random(400) < 0.1
    known_mean = age[:n][~unknown[:n]].mean()  # of the training rows
    filled = np.where(unknown, known_mean, age)
    ways = [[age], [np.where(unknown, -999, age)], [filled],
            [filled, unknown]]
    line = []
    for columns in ways:
        x = np.column_stack([*columns, pulse, np.ones(400)])
        w = np.linalg.lstsq(x[:n], y[:n], rcond=None)[0]
        line.append(((x[n:] @ w - y[n:]) ** 2).mean())
    errors.append(line)
errors = np.array(errors)
quartiles = np.quantile(errors, [0.25, 0.5, 0.75], axis=0).T
names = "nothing missing", "-999", "the mean", "mean and mark"
for name, row in zip(names, quartiles):
    print("{:15} {:.3f} {:.3f} {:.3f}".format(name, *row))
better = (errors[:, 2] < errors[:, 1]).sum()
print(f"the mean beats -999 in {better} of {runs}")
