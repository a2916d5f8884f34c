import numpy as np

from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
kind = dict(hidden="sigmoid", output="sigmoid", rng=0)
net = MLP([2, 2, 1], **kind)
by_hand = [1, -1, 1, -1, -0.5, 1.5, 1, 1, -1.5]  # OR, NAND, then AND
net.theta = 10 * np.array(by_hand)  # steeper: closer to the step
print("by hand ", net.predict(x)[:, 0].round(2))

net.theta = MLP([2, 2, 1], replicas=200, **kind).theta[6]
train(net, x, y[:, None], squared_error, SGD(8), epochs=4000)
print("trained ", net.predict(x)[:, 0].round(2))
