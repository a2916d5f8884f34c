import numpy as np

from nnref import Momentum, quadratic

f = quadratic(np.diag([1.0, 10.0]))
ends = []
for reset in [True, False]:
    theta, optimizer = np.array([5.0, 5.0]), Momentum(lr=0.01, beta=0.95)
    for start in [5.0, 0.1]:  # the second run starts near the minimum
        theta[:] = start
        if reset:
            optimizer.reset()  # forget the velocity
        losses = []
        for t in range(12):
            optimizer.step(theta, f(theta)[1])
            losses.append(f(theta)[0])
    ends.append(max(losses))
    print(f"reset {reset!s:5}: up to {ends[-1]:.3f}")
