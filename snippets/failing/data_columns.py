import numpy as np

from nnref import standardize

rng, n = np.random.default_rng(0), 300
height, mass = rng.normal(1.7, 0.1, n), rng.normal(70, 12, n)
age, pulse = rng.integers(20, 70, n), rng.normal(65, 8, n)
y = height + mass / 20 + age / 50 - pulse / 25 + rng.normal(size=n) / 5
grams, told = 1000 * mass, np.where(rng.random(n) < 0.1, -999, age)
x = np.column_stack([height, grams, told, pulse])
table = []
print("            min    mean     max most")
for name, column in zip(("height", "mass", "age", "pulse"), x.T):
    counts = np.unique(column, return_counts=True)[1]
    table.append([column.min(), column.mean(), column.max(),
                  counts.max() / n])
    line = np.round(table[-1], 1)
    print("{:7}{:8.5g}{:8.5g}{:8.5g}".format(name, *line[:3])
          + f"{table[-1][3]:5.0%}")

slopes, kappas = [], []
for name, a in (("as it is", x), ("scaled", standardize(x))):
    g = a.T @ (0 - (y - y.mean())) / n  # of half the squared error, at w = 0
    ones = np.column_stack([a, np.ones(n)])
    slopes.append(abs(g))
    kappas.append(np.linalg.cond(ones.T @ ones / n))
    print(f"{name:8}", *(f"{slope:.0e}" for slope in slopes[-1]))
    print(f"         kappa {kappas[-1]:.1e}")
