import numpy as np

from nnref import quadratic

f = quadratic([[2.0, 0.0], [0.0, 8.0]])  # theta1^2 + 4 theta2^2
theta, eta = np.array([3.0, 1.0]), 0.1
L, gradient = f(theta)
new = theta - eta * gradient
after = f(new)[0]
promised = eta * gradient @ gradient
fall = L - after
print(f"gradient {gradient}, new theta {new.round(3)}")
print(f"L {L:.2f} -> {after:.2f}: fall {fall:.2f}, promised {promised:.2f}")
