import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(5, 2))
W1, W2 = rng.normal(size=(2, 3)), rng.normal(size=(3, 2))

try:
    x @ W2  # layer 2 before layer 1
except ValueError:
    print(f"ValueError: {x.shape} @ {W2.shape}")

square = rng.normal(size=(2, 2)), rng.normal(size=(2, 2))
right = np.tanh(x @ square[0]) @ square[1]
wrong = np.tanh(x @ square[1]) @ square[0]
off = float(abs(right - wrong).max())
print(f"equal widths: no error, off by {off:.2f}")
