import matplotlib.pyplot as plt
import numpy as np

kappas = np.array([2, 5, 10, 20, 50, 100, 200, 500, 1000])
root = np.sqrt(kappas)
eta = np.concatenate([2 / (1 + kappas), (2 / (1 + root)) ** 2])
beta = np.concatenate([0 * root, ((root - 1) / (root + 1)) ** 2])
rate = np.concatenate([(kappas - 1) / (kappas + 1), (root - 1) / (root + 1)])
predicted = np.log(1e-6) / np.log(rate)

curvatures = np.ones((18, 2))  # 9 runs of descent, 9 of momentum
curvatures[:, 1] = np.tile(kappas, 2)
theta, v = np.ones((18, 2)), np.zeros((18, 2))
steps, largest = np.zeros(18, dtype=int), np.zeros(18)
for t in range(7000):
    v = beta[:, None] * v + curvatures * theta
    theta = theta - eta[:, None] * v
    share = np.sqrt((theta**2).sum(axis=1) / 2)  # of the first distance
    steps[share > 1e-6] = t + 2  # not there before the step after this one
    largest = np.maximum(largest, share)
print("kappa  descent momentum")
for k, row in enumerate(zip(kappas, steps[:9], steps[9:])):
    print("{:5} {:8} {:8}".format(*row))
gain = steps[8] / steps[17]
above = float((steps[9:] / predicted[9:]).max())
rise = float(largest[9:].max())
fig, ax = plt.subplots(figsize=(4.5, 3))
for half, dash, dot in [(slice(0, 9), "--", "C1s"), (slice(9, 18), "-", "C0o")]:
    ax.loglog(kappas, predicted[half], dash, color="black", linewidth=1)
    ax.loglog(kappas, steps[half], dot, markersize=5)
ax.text(60, 1300, "descent", color="C1", ha="right")
ax.text(130, 38, "momentum", color="C0")
ax.set(ylabel="steps")
ax.set_xlabel(r"$\kappa$", size=13)
