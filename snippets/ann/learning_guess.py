import numpy as np

rng, table = np.random.default_rng(0), []
n, steps, eta, tasks = 50, 100, 0.1, 40
for d in (1, 3, 10, 30):  # weights
    x = rng.normal(size=(tasks, n, d))
    goal = rng.normal(size=(tasks, d, 1))  # the weights to be found
    y = x @ goal

    w = np.zeros((tasks, d, 1))
    for step in range(steps):  # descent: one gradient a step
        w -= eta * (x.transpose(0, 2, 1) @ (x @ w - y)) / n
    descent = ((x @ w - y) ** 2).mean(axis=(1, 2)) / 2

    guesses = rng.normal(size=(tasks, d, 3 * steps))  # three guesses a step
    tried = ((x @ guesses - y) ** 2).mean(axis=1) / 2
    table.append([np.median(tried.min(axis=1)), np.median(descent)])
    print(f"{d:2} weights: guesses {table[-1][0]:8.5f}")
    print(f"            descent {table[-1][1]:8.5f}")
