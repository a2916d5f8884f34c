import numpy as np

from nnref import SGD, Adam, Momentum

rng = np.random.default_rng(0)
x = rng.normal(size=(40, 4)) * [1, 2, 4, 8]
y = x @ [1.0, -1.0, 0.5, 0.2] + rng.normal(size=40)
eta, strength, apart, ends = 0.01, 0.5, [], []
for make in (SGD, Momentum, Adam):
    inside, outside = make(eta), make(eta)
    by_loss, by_decay = np.zeros(4), np.zeros(4)
    off = 0.0
    for t in range(200):
        g = x.T @ (x @ by_loss - y) / 40
        inside.step(by_loss, g + strength * by_loss)
        g = x.T @ (x @ by_decay - y) / 40
        by_decay *= 1 - eta * strength
        outside.step(by_decay, g)
        off = max(off, float(abs(by_loss - by_decay).max()))
    end = float(abs(by_loss - by_decay).max())
    apart.append([off, end])
    ends.append(by_decay)
    print(f"{make.__name__:8} {off:.4f}, after 200: {end:.4f}")
weaker = 0.1 * strength  # (1 - beta) times it
H, right = x.T @ x / 40, x.T @ y / 40
goal = np.linalg.solve(H + weaker * np.eye(4), right)
reached = float(abs(ends[1] - goal).max())
print(f"Momentum to ridge of {weaker:.2f}: {reached:.4f}")
