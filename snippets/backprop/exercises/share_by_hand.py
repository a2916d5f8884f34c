import numpy as np

w = np.array([0.8, -0.3])  # to one output, linear hidden units
delta = 0.4
equal = delta / 2
proportional = delta * w / w.sum()
gradient = delta * w
print("equal       ", equal, equal)
print("proportional", proportional)
print("gradient    ", gradient)
