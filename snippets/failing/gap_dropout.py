import numpy as np

from nnref import MLP, Adam, moons, train

x, y = moons(400, noise=0.25, rng=0)
validation = moons(400, noise=0.25, rng=1)
table = []
print("dropout  train  valid.  again")
for p in (0.0, 0.5):
    net = MLP([2, 12, 12, 1], "tanh", dropout=p, rng=0, replicas=6)
    history = train(net, x, y[:, None], "binary_cross_entropy", Adam(0.05), 30,
                    validation=(validation[0], validation[1][:, None]))
    z = net.predict(x)[:, :, 0]  # without masks
    again = (np.logaddexp(0, z) - y * z).mean(axis=1)
    losses = [history.loss[-1], history.validation_loss[-1], again]
    table.append([np.median(loss) for loss in losses])
    above = (losses[0] > losses[1]).sum()
    print("{:.1f}      {:.3f}  {:.3f}   {:.3f}".format(p, *table[-1]))
print(f"0.5: train above valid. in {above} of 6")
