import numpy as np

w1 = np.sort(np.roots([3, 0, -3]))  # the slope 3 w1^2 - 3 is 0; w2 = 0
places = len(w1)
for w in w1:
    print(f"({w:4.1f}, 0): eigenvalues {6 * w:4.1f} and 2.0")
lowest = float(6 * w1.min())

eta, steps = 0.05, []
factor = 1 - eta * lowest
for distance in (1e-4, 1e-6):
    w, k = -1 + distance, 0
    while w < 0:
        w, k = w - eta * (3 * w**2 - 3), k + 1
    steps.append(k)
    print(f"from {distance:g} beside the saddle: {k} steps")
more = steps[1] - steps[0]
