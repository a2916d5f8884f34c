from nnref import MLP, Adam, mse, regression_curve, train

x, y = regression_curve(n=60, rng=0)
negative = int((y < 0).sum())
lowest, losses = float((y[y < 0] ** 2).sum() / len(y)), []
for output in ("relu", "identity"):
    net = MLP([1, 16, 1], hidden="tanh", output=output, rng=0)
    train(net, x, y, mse, Adam(0.03), epochs=300)
    losses.append(net.loss_and_gradient(x, y, mse)[0])
    print(f"{output:8} loss {losses[-1]:.3f}")
print(f"{negative} of {len(y)} targets are negative:")
print(f"no output below 0: {lowest:.3f} or more")
