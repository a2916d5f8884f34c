import numpy as np

from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
kind = dict(hidden="sigmoid", output="sigmoid", rng=0)
net = MLP([2, 2, 1], **kind)
net.theta = MLP([2, 2, 1], replicas=200, **kind).theta[6]
train(net, x, y[:, None], squared_error, SGD(8), epochs=1000)
stuck = net.theta.copy()
end = np.array([2, 10, 9, 22, -3, -8, -12, 18, -6])  # (1)!

points = 400
t = np.arange(points + 1)[:, None] / points
line = MLP([2, 2, 1], replicas=points + 1, **kind)
line.theta = (1 - t) * stuck + t * end  # the straight path, (401, 9)
losses, _ = line.loss_and_gradient(x, y[:, None], squared_error)
rises = int((np.diff(losses) >= 0).sum())
for k in range(0, points + 1, 100):
    print(f"{k:3} of {points} of the way: L {losses[k]:.5f}")
print(f"steps of the path that do not go down: {rises}")
net.theta = end
train(net, x, y[:, None], squared_error, SGD(8), epochs=200)
outputs = net.predict(x)[:, 0]
print("then 200 steps of descent:", outputs.round(2))
