import matplotlib.pyplot as plt
import numpy as np

beta, steps = 0.9, 40
along = np.ones(steps)  # the same gradient again and again
across = (-1.0) ** np.arange(steps)  # its sign changes every time
fig, ax = plt.subplots(figsize=(4.5, 2.6))
ends, unrolled = [], []
for g, line in [(along, "C0o-"), (across, "C1s-")]:
    v = [0.0]
    for t in range(steps):
        v.append(beta * v[-1] + g[t])
    ends.append(abs(v[-1]))
    weights = beta ** np.arange(steps)  # of g_t, g_(t-1), ...
    unrolled.append(abs((weights * g[::-1]).sum()))
    print(f"last |v| {ends[-1]:.3f}, unrolled {unrolled[-1]:.3f}")
    ax.plot(v, line, markersize=3, linewidth=1.2)
limits = [1 / (1 - beta), 1 / (1 + beta)]
print(f"in the end {limits[0]:.1f} and {limits[1]:.3f}")
left = float(beta ** (1 / (1 - beta)))  # weight after 1 / (1 - beta) steps
print(f"weight after 10 steps {left:.2f}")

ax.axhline(limits[0], color="black", linestyle="--", linewidth=1)
ax.text(1, limits[0] - 1.1, r"$1 / (1 - \beta)$", size=11)
ax.text(21, 7, "always the same sign", color="C0")
ax.text(21, 1.3, "changing sign", color="C1")
ax.set_xlabel("steps")
ax.set_ylabel("$v$", size=12)
