import matplotlib.pyplot as plt
import numpy as np

from nnref import SGD, Adam, AMSGrad

C, cycles = 3, 200
slopes = np.tile([C, -1.0, -1.0], cycles)


def falling(t):
    return 0.5 / (t + 1) ** 0.5


def walk(optimizer):
    theta, path = np.zeros(1), [0.0]
    for g in slopes:
        optimizer.step(theta, np.array([g]))
        np.clip(theta, -1, 1, out=theta)  # back to the nearest end
        path.append(float(theta[0]))
    return path


betas = {"beta1": 0.0, "beta2": 1 / (1 + C**2)}
looks = {"SGD": "C2:", "Adam": "C1-", "AMSGrad": "C0--"}
ends = []
fig, ax = plt.subplots(figsize=(4.5, 2.9))
rules = (SGD(falling), Adam(falling, **betas), AMSGrad(falling, **betas))
for (name, look), rule in zip(looks.items(), rules):
    path = walk(rule)
    mean = float(np.mean(path[-300:]))
    ends.append([path[-1], mean])
    print(f"{name:7} mean of the last 300: {mean:+.3f}")
    ax.plot(path[::3], look)
ax.text(55, 0.72, "Adam", color="C1")
ax.text(100, -0.84, "SGD", color="C2")
ax.text(100, -1.2, "AMSGrad", color="C0")
ax.set(xlabel="cycle of three steps", ylabel=r"$\theta$", ylim=(-1.3, 1.15))
ax.set(yticks=[-1, 0, 1])
