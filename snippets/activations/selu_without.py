import numpy as np

from nnref import selu

depth, width, n = 40, 100, 200
rng = np.random.default_rng(0)
x = rng.normal(size=(n, width))
table = []
print("mean square, layer 1     10      40")
for name, inputs, times in [("as it should be", x, 1),
                            ("inputs times 10", 10 * x, 1),
                            ("inputs plus 3  ", x + 3, 1),
                            ("half of LeCun's", x, 0.5),
                            ("He's variance  ", x, 2)]:  # fmt: skip
    a, row = inputs, []
    for layer in range(1, depth + 1):
        W = rng.normal(size=(width, width)) * np.sqrt(times / width)
        a = selu(a @ W)
        if layer in (1, 10, 40):
            row.append(float((a**2).mean()))
    table.append(row)
    print(name + "".join(f"{v:8.2f}" for v in row))
right, left = selu.derivative([1.0, -1e-9])  # slopes beside 0
half_factor = (right**2 + left**2) / 2 / 2  # near 0, half of LeCun's
he_factor = 2 * right**2 / 2  # far out, with He's variance
print(f"near 0, half of LeCun's: times {half_factor:.2f}")
print(f"far out, He's variance:  times {he_factor:.2f}")
