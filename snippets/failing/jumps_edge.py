import matplotlib.pyplot as plt
import numpy as np

from nnref import MLP, regression_curve, squared_error

x, y = regression_curve(n=20)
h, limit, runs = 1e-4, 2 / 0.7, []
for later in (0.7, 0.35):  # the rate from step 164 on
    nets = MLP([1, 8, 1], replicas=3)  # the network, ahead, behind
    nets.theta[0] = MLP([1, 8, 1], rng=0).theta
    u, last, rows = np.ones(25) / 5, np.ones(25), []
    for t in range(400):
        nets.theta[0] += 1e-8 * (t == 100)  # (1)!
        nets.theta[1:] = nets.theta[0] + np.outer([h, -h], u)
        L, (g, ahead, behind) = nets.loss_and_gradient(x, y, squared_error)
        Hu = (ahead - behind) / (2 * h)
        curvature = np.linalg.norm(Hu)
        lengths = np.linalg.norm(g) * np.linalg.norm(last)
        rows.append([float(v) for v in (L[0], curvature, g @ last / lengths)])
        u, last = Hu / curvature, g
        nets.theta[0] -= (0.7 if t < 164 else later) * g
    runs.append(rows)
print("step    loss curvature    cosine")
for t in (0, 100, 150, 160, 163, 166, 170, 399):
    row = runs[0][t]
    print(f"{t:4} {row[0]:7.4f} {row[1]:9.2f} {row[2]:9.2f}")
L, curvature, cosine = np.array(runs).transpose(2, 0, 1)  # (2, 400) each
over, warned = int((curvature[0] > limit).argmax()), runs[0][163]
highest, end, end_half = float(L[0, 164:].max()), L[0, -1], L[1, -1]
rises = int((np.diff(L[1, 164:]) > 0).sum())

fig, axes = plt.subplots(2, figsize=(4.5, 3.8), sharex=True)
for k, line in enumerate(("C1-", "C0--")):
    t = np.arange(164 * k, 400)
    axes[0].semilogy(t, L[k, t], line)
    axes[1].plot(t, curvature[k, t], line)
axes[1].axhline(limit, color="black", linestyle=":")
axes[1].text(5, limit + 0.1, "limit")
axes[0].set(ylabel="loss")
axes[1].set(xlabel="step", ylabel="curvature")
