import numpy as np

x, y = np.array([-1, 0, 1]), np.array([1, 0, 1])
x_new, y_new = 2, 1
training, new = [], []
for degree in range(3):
    c = np.polyfit(x, y, degree)
    training.append(((np.polyval(c, x) - y) ** 2).mean())
    new.append((np.polyval(c, x_new) - y_new) ** 2)
    print(f"degree {degree}: {training[-1]:.3f} {new[-1]:.3f}")
