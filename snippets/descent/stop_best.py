import numpy as np

rng = np.random.default_rng(0)
n, B, eta = 256, 4, 0.2
x = np.column_stack([rng.normal(size=n), np.ones(n)])  # (n, 2)
y = x @ [2.0, -1.0] + 0.5 * rng.normal(size=n)  # (n,)
w, best, losses = np.zeros(2), np.inf, []
for epoch in range(1, 31):
    for rows in rng.permutation(n).reshape(-1, B):
        w = w - eta * (x[rows] @ w - y[rows]) @ x[rows] / B
    loss = float(((x @ w - y) ** 2).mean() / 2)  # over all samples
    losses.append(loss)
    if loss < best:
        best, best_w, best_epoch = loss, w.copy(), epoch
errors = x @ np.linalg.solve(x.T @ x, x.T @ y) - y
least, worst = float((errors**2).mean() / 2), max(losses[9:])
print(f"epoch {epoch}: L {loss:.4f}")
print(f"epoch {best_epoch:2}: L {best:.4f}, the best")
print(f"at the minimum: L {least:.4f}")
