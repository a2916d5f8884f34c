import numpy as np

eta, beta1 = 1, 0.9
slopes = np.array([0.01, 0.1, 1])  # one of them, once, then none
table, formula = [], []
print("slope             0.01    0.1      1")
for beta2, eps in ((0.999, 1e-8), (0.98, 1e-8), (0.999, 0.01)):
    m, v, moved = np.zeros(3), np.zeros(3), np.zeros(3)  # quiet: all 0
    for t in range(200):
        g = slopes if t == 0 else 0 * slopes
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        moved += eta * m / (np.sqrt(v) + eps)
        if t == 0:
            first = moved.copy()
    table.append([first.tolist(), moved.tolist()])
    shrink = beta1 / np.sqrt(beta2)
    formula.append(float((1 - beta1) / np.sqrt(1 - beta2) / (1 - shrink)))
    print(f"beta2 {beta2}, eps {eps:g}")
    print("  first step   ", *(f"{u:6.2f}" for u in first))
    print("  altogether   ", *(f"{u:6.2f}" for u in moved))
print("formula:", *(f"{u:.2f}" for u in formula[:2]))
