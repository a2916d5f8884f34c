from nnref import MLP, SGD, gate, squared_error, train

x, y = gate("XOR")
y = y[:, None]  # a row per sample, a column per output: (4, 1)
slopes = []
for name in ("step", "sigmoid"):
    net = MLP([2, 2, 1], hidden=name, output=name, rng=0)
    loss, gradient = net.loss_and_gradient(x, y, squared_error)
    slopes.append(abs(gradient).max())
    print(f"{name:8} loss {loss:.4f}  largest slope {slopes[-1]:.4f}")

eta, steps = 8, 1000  # (1)!
history = train(net, x, y, squared_error, SGD(eta), epochs=steps)  # (2)!
for k in (1, 10, 100, steps):
    print(f"loss at step {k:4}: {history.loss[k - 1]:.4f}")
last = history.loss[-1]
outputs = net.predict(x)[:, 0]
print("outputs", outputs.round(2), " labels", y[:, 0])
