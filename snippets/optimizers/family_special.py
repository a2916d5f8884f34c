import numpy as np

from nnref import SGD, AdaGrad, Adam, AdamW, Momentum, Nesterov, RMSProp

eta, rho, tiny, huge = 0.1, 0.99, 1e-30, 1e12
gradients = np.random.default_rng(0).normal(size=(100, 4))


def end(opt):
    theta = np.ones(4)
    for g in gradients:
        opt.step(theta, g)
    return theta


def corrected(t):  # t counts from 0
    return eta * np.sqrt(1 - rho ** (t + 1))


def falling(t):
    return eta / np.sqrt(t + 1)


mean, theta = 0, np.ones(4)  # RMSProp with the mean of all squares
for t, g in enumerate(gradients):
    mean = mean * t / (t + 1) + g**2 / (t + 1)
    theta = theta - falling(t) * g / np.sqrt(mean)

pairs = {
    "Momentum, beta 0: SGD": (end(Momentum(eta, 0)), end(SGD(eta))),
    "Nesterov, beta 0: SGD": (end(Nesterov(eta, 0)), end(SGD(eta))),
    "AdamW, decay 0: Adam": (end(AdamW(eta, weight_decay=0)), end(Adam(eta))),
    "Adam, beta1 0: RMSProp": (end(Adam(eta, 0, rho, tiny)),
                               end(RMSProp(corrected, rho, tiny))),
    "mean, eta/sqrt(t): AdaGrad": (theta, end(AdaGrad(eta, tiny))),
    "Adam, eps huge: SGD": (end(Adam(eta * huge, 0, rho, huge)),
                            end(SGD(eta)))}
gaps = [float(np.abs(one - other).max()) for one, other in pairs.values()]
for name, gap in zip(pairs, gaps):
    print(f"{name:27} {gap < 1e-10}")
