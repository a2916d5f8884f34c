import numpy as np

rng = np.random.default_rng(0)
n = 60  # walks
distance = rng.normal(10, 3, n).round(1)  # km
climb = (0.03 * distance + rng.normal(0.2, 0.12, n)).round(2)  # km
hours = distance / 5 + climb / 0.6 + rng.normal(0, 0.3, n)
x = np.column_stack([distance, climb])  # (60, 2)
mean, deviation = x.mean(axis=0), x.std(axis=0)


def conditions(inputs):  # with the column for the bias
    X = np.column_stack([inputs, np.ones(n)])  # (60, 3)
    H = X.T @ X / n
    curvatures = np.linalg.eigvalsh(H)  # smallest first
    return X, H, curvatures, curvatures[-1] / curvatures[0]


def count(inputs):  # steps to a thousandth of the distance, at the best rate
    X, H, (low, *_, high), _ = conditions(inputs)
    g0 = -X.T @ hours / n  # gradient at 0; at theta it is H theta + g0
    lowest = np.linalg.solve(H, -g0)
    theta, goal, steps = np.zeros(3), lowest @ lowest / 1e6, 0
    while (off := theta - lowest) @ off > goal:
        theta, steps = theta - 2 / (high + low) * (H @ theta + g0), steps + 1
    return steps


kinds = {"as it is": x, "minus mean": x - mean}
kinds |= {"/ deviation": x / deviation, "both": (x - mean) / deviation}
table = []
print(" " * 13, "kappa predicted  steps")
for name, inputs in kinds.items():
    kappa = float(conditions(inputs)[-1])
    table.append((kappa, kappa / 2 * np.log(1000), count(inputs)))
    print("{:11}: {:6.1f} {:9.1f} {:6}".format(name, *table[-1]))
in_meters = float(conditions(x * [1, 1000])[-1])
r = float(np.corrcoef(x.T)[0, 1])
print(f"climb in m : {in_meters:.0f}")
print(f"r = {r:.3f}, (1 + r) / (1 - r) = {(1 + r) / (1 - r):.1f}")
