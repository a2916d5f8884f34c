import numpy as np

from nnref import digits

x, y = digits()
x, y = 255 / 16 * x[:500], y[:500]  # from 0 to 255, not scaled
print("inputs finite:", np.isfinite(x).all())
W, rows, losses = np.zeros((64, 10)), np.arange(len(y)), []
with np.errstate(all="ignore"):  # no warnings, as in the browser
    while not losses or np.isfinite(losses[-1]):
        z = x @ W
        e = np.exp(z)
        a = e / e.sum(axis=1, keepdims=True)
        losses.append(float(-np.log(a[rows, y]).mean()))
        print(f"loss {losses[-1]:.2f}")
        W_old, W = W, W - 0.01 * x.T @ (a - np.eye(10)[y]) / len(y)
table = {"W": W_old, "z": z, "e": e, "a": a, "new W": W}
counts = {name: int((~np.isfinite(array)).sum())
          for name, array in table.items()}
for name, bad in counts.items():
    print(f"{name:5} {bad:4} of {table[name].size} not finite")
largest = float(z.max())
print(f"largest z: {largest:.0f}")
with np.errstate(all="ignore"):
    e = np.exp(x @ W)  # the next step
    a = e / e.sum(axis=1, keepdims=True)
    W_next = W - 0.01 * x.T @ (a - np.eye(10)[y]) / len(y)
lost = [int(np.isnan(w).any(axis=0).sum()) for w in (W, W_next)]
print(f"columns of W: {lost[0]} lost, then {lost[1]}")
