import numpy as np

n, B, rng = 10, 4, np.random.default_rng(0)
order, seen, passes, shares = rng.permutation(n), set(), 0, []
for k in range(0, n, B):  # one epoch
    rows = order[k : k + B]
    seen.update(rows.tolist())
    passes += 1  # forward and backward, for these rows
    shares.append(len(seen))
    print(f"iteration {passes}: {len(rows)} rows, {shares[-1]} seen")
print(f"one epoch: {passes} passes each way")
