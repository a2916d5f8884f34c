import numpy as np

from nnref import sigmoid, step

z = np.array([-3.0, -1.0, 1.0])  # two of them below 0
w, b, y = -2.0, 1.0, 1.0  # the next neuron; the label of this one
next_z = []
for f in (step, sigmoid):
    a = f(z)
    next_z.append(w * a + b)  # the weighted sum of the next neuron
    print(f.name)
    print("  output", a.round(3))
    print("  next z", next_z[-1].round(3))
    print("  error ", (a - y).round(3))
