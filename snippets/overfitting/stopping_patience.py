import numpy as np

from nnref import MLP, Adam, regression_curve, train

rng, runs = np.random.default_rng(5), 16


def draw(n):
    sets = [regression_curve(n, noise=0.5, rng=rng) for _ in range(runs)]
    return (np.array([x for x, _ in sets]), np.array([y for _, y in sets]))


net = MLP([1, 16, 16, 1], "tanh", rng=0, replicas=runs)
history = train(net, *draw(20), "mse", Adam(0.02), 160, batch_size=10,
                validation=draw(20))
losses = np.array(history.validation_loss).T  # (16, 160)
table = []
print("patience  stops after  loss/lowest")
for patience in [1, 3, 10, 30, 80]:
    stops, ratios = [], []
    for run in losses:
        best = 0
        for epoch, loss in enumerate(run):
            if loss < run[best]:
                best = epoch
            if epoch - best >= patience:
                break
        stops.append(epoch + 1)
        ratios.append(run[best] / run.min())
    table.append([float(np.median(stops)), float(np.median(ratios))])
    print(f"{patience:8} {table[-1][0]:12.0f} {table[-1][1]:13.2f}")
