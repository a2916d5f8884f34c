import numpy as np

n, strength = 32, 0.15
i = np.arange(n)
trend = np.where(i < n / 2, 1.0, -1.0)  # coarse: all 32 entries
spike = np.where(i == 20, np.sqrt(n), 0.0)  # fine: one entry
spike -= spike.mean() + (spike @ trend / n) * trend
spike *= np.sqrt(n / (spike @ spike))  # at right angles, same length
x = np.stack([trend, spike], axis=1)  # (32, 2), x.T @ x / n = I
y = x @ [0.1, 1.0]
a = x.T @ y / n  # without a penalty
soft = np.sign(a) * np.maximum(np.abs(a) - strength, 0)
print("        coarse  fine")
for name, w in [("none", a), ("L1", soft), ("L2", a / (1 + strength))]:
    print(f"{name:6} {w[0]:7.3f} {w[1]:6.3f}")
