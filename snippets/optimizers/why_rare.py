import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
n, B, eta, epochs = 500, 10, 0.1, 5
often = rng.choice([-1.0, 1.0], size=n)
rare = (np.arange(n) % 50 == 0).astype(float)  # in 1 of 50 samples
x = np.column_stack([often, rare])
y = x @ [1.0, 1.0]  # the right weights are 1 and 1
w, path = np.zeros(2), [np.zeros(2)]
for epoch in range(epochs):
    for rows in rng.permutation(n).reshape(-1, B):
        g = (x[rows] @ w - y[rows]) @ x[rows] / B
        w = w - eta * g
        path.append(w)
path = np.array(path)
last = path[-1]
error = x @ w - y
loss = float((error**2).mean() / 2)
worst = float(abs(error[rare == 1]).mean())
print(f"after {len(path) - 1} steps w = {w.round(2)}")
print(f"loss {loss:.4f}, but error {worst:.2f}")
print("where the rare input is present")

fig, ax = plt.subplots(figsize=(4.5, 2.5))
ax.plot(path[:, 0], "C0-")
ax.plot(path[:, 1], "C1--")
ax.text(60, 0.88, "weight of the frequent input", color="C0")
ax.text(110, 0.08, "weight of the rare input", color="C1")
ax.set(xlabel="steps", ylabel="weight", ylim=(-0.05, 1.1))
