import numpy as np

from nnref import AdaGrad, valley

results = []
for sign in (1, -1):  # with the gradient; with its opposite
    theta, opt = np.array([-7.0, 2.0]), AdaGrad(0.1)
    for t in range(20):
        value, g = valley(theta)
        opt.step(theta, sign * g)
    rates = 0.1 / np.sqrt(opt.v)  # v is s in nnref
    results.append([valley([-7.0, 2.0])[0], valley(theta)[0], *rates])
    print("loss {:.2f} -> {:.2f}".format(*results[-1][:2]))
    print("  rates now", rates.round(4))
