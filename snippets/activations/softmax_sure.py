import numpy as np

from nnref import MLP, Adam, digits, softmax, standardize, train

x, digit = digits()
mean, scale = x[:1200].mean(axis=0), x[:1200].std(axis=0) + 1e-9
x = (x - mean) / scale
net = MLP([64, 32, 10], "relu", init="he", rng=0)
train(net, x[:1200], digit[:1200], "softmax_cross_entropy", Adam(0.01),
      epochs=15, batch_size=64)
rng = np.random.default_rng(0)
inputs = {"digits": x[1200:], "shuffled": rng.permuted(x[1200:], axis=1)}
sure = {}
for name, images in inputs.items():
    top = softmax(net.predict(images)).max(axis=1)
    sure[name] = (top > 0.9).mean()
    print(f"{name:8} above 0.9: {sure[name]:.0%}")
right = (net.classify(x[1200:]) == digit[1200:]).mean()
print(f"right on the digits: {right:.0%}")
on_digits, on_shuffled = sure["digits"], sure["shuffled"]
