import numpy as np

from nnref import MLP, Adam, train

x = np.linspace(-1, 1, 41)[:, None]
y = np.sin(3 * x)  # targets from -1 to 1
losses = {}
for output in ("identity", "relu", "sigmoid"):
    net = MLP([1, 10, 1], "tanh", output=output, rng=1)
    history = train(net, x, y, "mse", Adam(0.05), epochs=400)
    losses[output] = history.loss[-1]
    a = net.predict(x)
    print(f"{output:8} loss {losses[output]:.3f},"
          f" outputs {a.min():.1f} to {a.max():.1f}")
least = np.mean(np.minimum(y, 0) ** 2)  # with no output below 0
print(f"no output below 0: loss at least {least:.3f}")
line, bent = losses["identity"], losses["relu"]
