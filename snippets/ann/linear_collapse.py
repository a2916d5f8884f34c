import numpy as np

rng = np.random.default_rng(0)
n, d, m, k = 5, 3, 4, 2  # samples, inputs, hidden units, outputs
W1, b1 = rng.normal(size=(d, m)), rng.normal(size=m)
W2, b2 = rng.normal(size=(m, k)), rng.normal(size=k)
x = rng.normal(size=(n, d))

two_layers = (x @ W1 + b1) @ W2 + b2  # (5, 2)
W, b = W1 @ W2, b1 @ W2 + b2  # (3, 2), (2,)
one_layer = x @ W + b

print("two layers", two_layers[0].round(4))
print("one layer ", one_layer[0].round(4))
difference = float(abs(two_layers - one_layer).max())
print("largest difference < 1e-12:", difference < 1e-12)
numbers = [W1.size + b1.size + W2.size + b2.size, W.size + b.size]
print("parameters", numbers[0], "and", numbers[1])
