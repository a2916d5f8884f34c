import numpy as np

s = np.array([1.0, 0.01])  # steep direction, flat direction
w_hat = np.array([1.0, 1.0])  # minimum of the data loss
eta, t, ends = 0.5, 20, []
for start in [[0.0, 0.0], [5.0, 5.0]]:
    w = np.array(start)
    for step in range(t):
        w = w - eta * s * (w - w_hat)
    by_rule = w_hat + (1 - eta * s) ** t * (np.array(start) - w_hat)
    ends.append(w)
    print(f"from {start}: {w.round(3)}")
    print(f"  by rule       {by_rule.round(3)}")
ridge = s / (s + 1 / (eta * t)) * w_hat
print(f"ridge           {ridge.round(3)}")
