import numpy as np

from nnref import SGD, AdaGrad, Adam, Momentum, rosenbrock

rates = 10 ** np.linspace(-4, 1, 11)
rng = np.random.default_rng(1)
starts = rng.uniform(*rosenbrock.bounds.T, (64, 2))  # 32 to tune, 32 to race
same, own, ends = [], [], []
print("           same   own  rate")
for opt in (SGD(1), Momentum(1), AdaGrad(1), Adam(1)):
    theta = np.tile(starts, (len(rates), 1, 1))  # (rates, starts, 2)
    for t in range(300):
        g = rosenbrock(theta)[1]
        opt.step(step := np.zeros_like(g), g)  # with the rate 1
        theta = (theta + rates[:, None, None] * step).clip(-1e3, 1e3)
    f = rosenbrock(theta)[0]  # (rates, starts)
    best = np.median(f[:, :32], axis=1).argmin()
    same.append(np.median(f[2, 32:]))  # rates[2] is 0.001
    own.append(np.median(f[best, 32:]))
    ends.append(f[best, 32:])
    print(f"{type(opt).__name__:8} {same[-1]:7.3f} {own[-1]:5.3f}"
          f" {rates[best]:.2g}")
beaten = [(end < ends[3]).mean() for end in ends[:3]]
print("ahead of Adam:", *[f"{share:.0%}" for share in beaten])
