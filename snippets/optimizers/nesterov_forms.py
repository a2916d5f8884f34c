import numpy as np

from nnref import Nesterov, rosenbrock

theta0, beta = np.array([-1.0, 1.5]), 0.9


def gap(rate, steps=200):
    """The largest distance between the two forms."""
    q, v = theta0.copy(), np.zeros(2)  # where the ball is
    opt, theta = Nesterov(rate, beta), theta0.copy()
    gaps = []
    for t in range(steps):
        ahead = q - rate(t) * beta * v  # where v will carry it
        gaps.append(np.abs(ahead - theta).max())
        g = rosenbrock(ahead)[1]  # measured there
        v = beta * v + g
        q = q - rate(t) * v
        opt.step(theta, rosenbrock(theta)[1])
    return float(max(gaps))


same = gap(lambda t: 0.0005)
other = gap(lambda t: 0.0005 if t < 50 else 0.0001)
print(f"constant rate: within 1e-12: {same < 1e-12}")
print(f"rate cut after 50 steps: {other:.4f} apart")
