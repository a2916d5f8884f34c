import matplotlib.pyplot as plt
import numpy as np

from nnref import AdaGrad, Adam, Nesterov

degrees = np.array([0, 5, 10, 15, 20, 30, 45])
c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
xx, xy, yy = c**2 + 100 * s**2, -99 * c * s, s**2 + 100 * c**2  # (7,) each
H = np.array([[xx, xy], [xy, yy]]).T  # (7, 2, 2), curvatures 1 and 100
rates = 10 ** np.linspace(-2, 2, 9)
starts = np.random.default_rng(0).uniform(-2, 2, (12, 2))
least = []  # steps until the median stays below 1e-6, at the best rate
for opt in (AdaGrad(1), Nesterov(1), Adam(1)):
    theta, gaps = np.tile(starts, (7, len(rates), 1, 1)), []
    for t in range(301):
        g = np.einsum("aij,arsj->arsi", H, theta)
        gaps.append((g * theta).sum(axis=-1) / 2)
        opt.step(step := np.zeros_like(g), g)  # with the rate 1
        theta += rates[:, None, None] * step
        theta = theta.clip(-1e6, 1e6)  # those that diverge
    above = np.median(gaps, axis=-1)[::-1] >= 1e-6  # (301, 7, rates)
    least.append((301 - above.argmax(axis=0)).min(axis=-1))
    print(f"{type(opt).__name__:8}", *least[-1])

fig, ax = plt.subplots(figsize=(4.5, 2.6))
looks = ("C2s", "-."), ("C0D", (0, (6, 1.5))), ("C3^", ":")
for steps, (mark, dash) in zip(least, looks):
    within = np.where(steps > 300, np.nan, steps)
    ax.plot(degrees, within, mark, ls=dash, clip_on=False)
ax.plot(degrees[least[0] > 300], least[0][least[0] > 300], "C2x")
ax.axhline(300, color="gray", linewidth=1)
for y, text, color in [(312, "AdaGrad", "C2"), (125, "Nesterov", "C0"),
                       (178, "Adam", "C3")]:
    ax.annotate(text, (31, y), color=color)
ax.set(xlabel="angle, degrees", ylabel="steps", ylim=(0, 345))
