import numpy as np

from nnref import MLP, squared_error

rng = np.random.default_rng(0)
x, y = rng.normal(size=(20, 50)), rng.normal(size=(20, 50))
sizes, lengths = [50] * 21, []  # twenty layers
for factor in (0.5, 1.0, 2.0):  # of He's standard deviation
    net, slopes = MLP(sizes, "relu", init="he", rng=0), MLP(sizes)
    net.theta *= factor
    slopes.theta = net.loss_and_gradient(x, y, squared_error)[1]
    lengths.append(float(np.linalg.norm(slopes.weights[0])))
    print(f"{factor} x He: slopes of the first layer {lengths[-1]:.0e}")
