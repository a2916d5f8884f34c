from nnref import SGD, minimize, quadratic

f, eta = quadratic([[0.1, 0.0], [0.0, 4.0]]), 0.53  # the limit is 0.5
path = minimize(f, [3.0, 1e-5], SGD(eta), steps=120)
losses = f(path)[0]  # (121,)
lowest = int(losses.argmin())
for step in [0, 20, 40, 60, 80, 100, 120]:
    print(f"step {step:3}: L {losses[step]:.4f}")
print(f"lowest after {lowest} steps")
