import numpy as np

x, h = 1.5, 1e-5
u, du = np.sin, np.cos  # two functions and their derivatives
v, dv = np.exp, np.exp
rules = {
    "3": (lambda x: 3.0, 0.0),
    "3 u": (lambda x: 3 * u(x), 3 * du(x)),
    "u + v": (lambda x: u(x) + v(x), du(x) + dv(x)),
    "u v": (lambda x: u(x) * v(x), du(x) * v(x) + u(x) * dv(x)),
    "x^4": (lambda x: x**4, 4 * x**3),
    "1 / x": (lambda x: 1 / x, -1 / x**2),
    "exp x": (np.exp, np.exp(x)),
    "log x": (np.log, 1 / x),
}
worst = 0.0
for name, (f, rule) in rules.items():
    measured = (f(x + h) - f(x - h)) / (2 * h)
    print(f"{name:6} rule {rule:8.5f}  measured {measured:8.5f}")
    worst = max(worst, abs(rule - measured))
