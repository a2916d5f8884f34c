from nnref import MLP, SGD, binary_cross_entropy, cosine, moons, train

x, y = moons(100, noise=0.2, rng=0)
y = y[:, None]
epochs, batch_size = 15, 10
updates = epochs * len(x) // batch_size
losses, last = [], []
for steps in [epochs, updates, 10 * updates]:
    net, schedule = MLP([2, 8, 1], rng=0), cosine(2.0, steps)
    history = train(net, x, y, binary_cross_entropy, SGD(schedule),
                    epochs, batch_size, rng=0)
    losses.append(float(net.loss_and_gradient(x, y, binary_cross_entropy)[0]))
    last.append(schedule(updates - 1))
    print(f"{steps:5}: loss {losses[-1]:.3f}, last rate {last[-1]:.4f}")
