import numpy as np

import nnref

family = {"SGD": ("g", "one"), "Momentum": ("velocity", "one"),
          "Nesterov": ("ahead", "one"), "AdaGrad": ("g", "sum"),
          "RMSProp": ("g", "average"), "Adam": ("mean", "corrected"),
          "AMSGrad": ("mean", "largest")}
eta, beta, rho, rho2, eps = 0.1, 0.9, 0.99, 0.999, 1e-8
gradients = np.random.default_rng(0).normal(size=(100, 4))
theta = {name: np.zeros(4) for name in family}
v = m = total = average = s = w = np.zeros(4)
for t, g in enumerate(gradients, start=1):
    v = beta * v + g
    m = beta * m + (1 - beta) * g
    total = total + g**2
    average = rho * average + (1 - rho) * g**2
    s = rho2 * s + (1 - rho2) * g**2
    w = np.maximum(w, s)
    directions = {"g": g, "velocity": v, "ahead": g + beta * v,
                  "mean": m / (1 - beta**t)}
    squares = {"sum": total, "average": average,
               "corrected": s / (1 - rho2**t), "largest": w / (1 - rho2**t)}
    sizes = {"one": 1} | {k: np.sqrt(a) + eps for k, a in squares.items()}
    for name, (direction, size) in family.items():
        theta[name] = theta[name] - eta * directions[direction] / sizes[size]

differences = []
for name in family:
    if not hasattr(nnref, name):  # an entry of your own
        print(f"{name:8}", theta[name].round(3))
        continue
    opt, end = getattr(nnref, name)(eta), np.zeros(4)
    opt.eps = eps  # AdaGrad has a smaller one
    for g in gradients:
        opt.step(end, g)
    differences.append(np.abs(end - theta[name]).max())
    print(f"{name:8} {differences[-1] < 1e-12}")
pairs = len(directions) * len(sizes)
print(pairs, "pairs,", len(family), "with a name here")
