import numpy as np

x, y, eta = 2.0, 3.0, 0.1


def gradients(w, v):
    a = np.maximum(w * x, 0)  # two hidden neurons, (2,)
    delta = a @ v - y
    return delta * v * (a > 0) * x, delta * a


w, v = np.array([0.5, 0.5]), np.array([0.5, 0.5])
dw, dv = gradients(w, v)
w, v = w - eta * dw, v - eta * dv
y_hat = float(np.maximum(w * x, 0) @ v)
slopes = [float(dw[0]), float(dv[1])]
at_zero = float(np.abs(gradients(np.zeros(2), np.zeros(2))).max())
print("slopes", slopes)
print("y_hat", round(y_hat, 2), "at 0:", at_zero)
