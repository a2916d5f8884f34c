import numpy as np

x = np.array([-1.5, -1.0, -0.5, 0.5, 1.0, 1.5])
y = np.array([-0.3, 0.2, 0.1, 1.2, 1.0, 1.7])
ends = []
for again in (True, False):
    w, b, losses = -1.0, -0.5, []
    y_hat = x * w + b
    for iteration in range(31):
        losses.append(((x * w + b - y) ** 2).mean() / 2)
        if again:
            y_hat = x * w + b  # step 2, repeated
        delta = (y_hat - y) / 6
        w, b = w - 0.2 * (delta @ x), b - 0.2 * delta.sum()
    ends.append([losses[k] for k in (0, 5, 10, 30)])
    shown = "".join(f"{loss:7.3f}" for loss in ends[-1])
    print("repeated: " if again else "forgotten:", shown)
