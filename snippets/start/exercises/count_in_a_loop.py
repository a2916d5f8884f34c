import numpy as np

z = np.array([0.4, -0.1, 0.0, 0.9, -0.3])  # (5,)
y = np.array([1, 1, 0, 0, 0])  # (5,)

mistakes = 0
for value, label in zip(z, y):
    output = 1 if value > 0 else 0
    if output != label:
        mistakes += 1
print(mistakes)
