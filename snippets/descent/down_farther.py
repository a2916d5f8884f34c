import numpy as np

from nnref import valley

theta = np.array([-7.0, 2.0])  # (2,)
down = -valley(theta)[1]
aside = valley.minima[0] - theta  # to the minimum
lows, ways = [], [u / np.linalg.norm(u) for u in (down, aside)]
for t in [0.01, 0.1, 1.0, 3.0, 7.0]:  # how far
    values = [float(valley(theta + t * u)[0]) for u in ways]
    print("t = {:4}: down {:6.3f}, aside {:6.3f}".format(t, *values))
    lows.append(values)
