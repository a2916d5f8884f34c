import numpy as np

from nnref import saddle

theta, losses = np.array([1.0, 1e-9]), []
for k in range(301):
    loss, gradient = saddle(theta)
    losses.append(loss)
    theta = theta - 0.1 * gradient
calm = abs(np.diff(losses)) < 1e-6
stop = int(calm.argmax()) + 1  # here the rule stops
quiet = int((~calm[stop:]).argmax()) + 1  # steps in a row
print(f"changes below 1e-6 from step {stop}, for {quiet} steps")
for k in (0, stop, 150, 200, 300):
    print(f"step {k:3}: L {losses[k]:9.6f}")
