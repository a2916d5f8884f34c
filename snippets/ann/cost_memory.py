import numpy as np

from nnref import MLP, Adam, Momentum, squared_error

sizes = [64, 256, 256, 10]
net = MLP(sizes, hidden="relu")
x, y = np.zeros((1, 64)), np.zeros((1, 10))
gradient = net.loss_and_gradient(x, y, squared_error)[1]
momentum, adam = Momentum(0.1), Adam()
for optimizer in (momentum, adam):
    optimizer.step(net.theta, gradient)
p, fixed = net.theta.size, net.theta.nbytes
state = [momentum.v.nbytes, adam.m.nbytes + adam.v.nbytes]
assert gradient.nbytes == fixed == 8 * p
print(f"parameters: {fixed:,} bytes")
print(f"gradient:   {fixed:,} bytes")
print(f"momentum:   {state[0]:,} bytes")
print(f"Adam:     {state[1]:,} bytes")
kept = []
for n in (1, 32, 1024):
    trace = net.forward(np.zeros((n, 64)))
    kept.append(trace.x.nbytes + sum(a.nbytes for a in trace.a))
    assert kept[-1] == 8 * n * sum(sizes)
    print(f"outputs kept, n = {n:4}: {kept[-1]:,}")
more = fixed // kept[0] + 1  # rows
