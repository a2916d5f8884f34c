import numpy as np

a, b, c = np.ones((2, 5)), np.ones((5, 3)), np.ones((3, 2))
products = {"a b": (a, b), "b a": (b, a), "b c": (b, c)}
products |= {"c a": (c, a), "a c": (a, c), "a.T c.T": (a.T, c.T)}
for name, (left, right) in products.items():
    fits = left.shape[1] == right.shape[0]
    print(f"{name:8}", (left @ right).shape if fits else "does not fit")
