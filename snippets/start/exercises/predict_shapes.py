import numpy as np

x = np.ones((5, 3))
w = np.ones(3)
W = np.ones((3, 2))
for text in ("x * w", "x @ w", "x @ W", "x.sum(axis=0)", "x[:, 0]",
             "x[:, :1]", "x[:, :1] + w", "x[:, 0] + w"):
    try:
        print(f"{text:14}", eval(text).shape)  # (1)!
    except ValueError:
        print(f"{text:14}", "error")
