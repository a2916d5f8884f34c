import matplotlib.pyplot as plt
import numpy as np

import nnref

names = "SGD Momentum Nesterov AdaGrad AdaDelta RMSProp Adam AMSGrad".split()
fields = [nnref.quadratic([[36.64, -47.52], [-47.52, 64.36]]), nnref.valley,
          nnref.rosenbrock, nnref.beale, nnref.himmelblau, nnref.saddle]
rates, goal, rng = 10 ** np.linspace(-4, 2, 13), 1e-6, np.random.default_rng(0)
steps, gap, rate, share, lost = np.zeros((5, 6, 8))  # surfaces, optimizers
first, seen = np.zeros((6, 3), int), range(0, 301, 15)
axes = plt.subplots(3, 2, sharex=True, sharey="row", figsize=(4.5, 4.5),
                    subplot_kw=dict(xlabel="step", ylabel="$f - f_{\\min}$"))[1]
for i, (f, ax) in enumerate(zip(fields, axes.flat)):
    theta = np.tile(rng.uniform(*f.bounds.T, (64, 2)), (8, len(rates), 1, 1))
    racers, gaps = [getattr(nnref, name)(1) for name in names], []
    for t in range(301):
        value, g = f(theta)
        gaps.append(np.fmin(value - f(f.minima[0])[0], 1e9))  # NaN: 1e9
        for k, opt in enumerate(racers):
            opt.step(step := np.zeros_like(g[k]), g[k])  # with the rate 1
            with np.errstate(all="ignore"):  # at large rates some diverge
                theta[k] += rates[:, None, None] * step
    halves = np.split(np.array(gaps), 2, axis=-1)
    middle = np.median(halves, axis=-1)  # (2, 301, optimizers, rates)
    for j, (last, tune) in enumerate([(150, 0), (300, 1), (300, 0)]):
        took = last + 1 - (middle[:, last::-1] >= goal).argmax(axis=1)
        best = range(8), np.lexsort((middle[tune, last], took[tune]))[:, 0]
        steps[i], gap[i] = took[1 - tune][best], middle[1 - tune, last][best]
        first[i, j] = np.lexsort((gap[i], steps[i]))[0]
    runs, rate[i] = halves[1][:, *best], rates[best[1]]
    share[i], lost[i] = (runs[-1] < goal).mean(-1), (runs[-1] == 1e9).mean(-1)
    for k, color, dash, at, x, y in [
            (0, "k", "-", 1, 165, 1e-3), (2, "C0", (0, (6, 1.5)), 4, 52, 3e-8),
            (3, "C2", "-.", 0, 205, 1e-6), (6, "C3", ":", 4, 115, 1e-2)]:
        low, mid, high = np.quantile(runs[seen, k], [0.25, 0.5, 0.75], axis=-1)
        ax.fill_between(seen, low, high, color=color, alpha=0.1, lw=0)
        ax.semilogy(seen, mid, color=color, ls=dash)
        ax.annotate(names[k] if i == at else "", (x, y), color=color)
    ax.set(title=f.name.title(), ylim=(1e-3 if 1 < i < 4 else 1e-8, 1e3))
