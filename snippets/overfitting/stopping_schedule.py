import numpy as np

from nnref import MLP, SGD, EarlyStopping, step_decay, train

rng = np.random.default_rng(0)
x = rng.standard_normal((300, 30))
w = rng.standard_normal((30, 1)) / 5
y = x @ w + rng.standard_normal((300, 1))
fit, validation = (x[:200], y[:200]), (x[200:], y[200:])

kept = []
for patience in [5, 40]:
    net = MLP([30, 1], rng=0)
    rate = step_decay(0.05, 0.1, every=50 * 20)  # lower after 20 epochs
    history = train(net, *fit, "squared_error", SGD(rate), 40,
                    batch_size=4, validation=validation,
                    early_stopping=EarlyStopping(patience))
    best = history.best_epoch
    kept.append(history.validation_loss[best])
    print(f"patience {patience:2}: {history.epochs:2} epochs,"
          f" {kept[-1]:.3f}")
