import matplotlib.pyplot as plt

from nnref import MLP, Adam, EarlyStopping, regression_curve, train

x, y = regression_curve(15, noise=0.5, rng=4)
validation = regression_curve(30, noise=0.5, rng=104)

net = MLP([1, 16, 16, 1], "tanh", rng=0)
history = train(net, x, y, "mse", Adam(0.02), 300, validation=validation)
best, losses = history.best_epoch, history.validation_loss
print(f"best epoch {best}: {losses[best]:.2f}")
print(f"last epoch {len(losses) - 1}: {losses[-1]:.2f}")
lowest = min(range(300), key=lambda epoch: history.loss[epoch])
print(f"lowest training loss in epoch {lowest}")

net = MLP([1, 16, 16, 1], "tanh", rng=0)
stopped = train(net, x, y, "mse", Adam(0.02), 300, validation=validation,
                early_stopping=EarlyStopping(patience=20))
kept = ((net.predict(validation[0]) - validation[1]) ** 2).mean()
ran = stopped.epochs
print(f"patience 20: {ran} epochs, kept {kept:.2f}")

fig, ax = plt.subplots(figsize=(4.5, 2.8))
ax.plot(history.loss, "--", color="C1")
ax.plot(losses, color="C2")
ax.plot(best, losses[best], "o", color="C2")
ax.axvline(ran - 1, color="gray", linestyle=":")
ax.text(ran + 3, 0.75, "stops here")
ax.text(80, 0.17, "training", color="C1")
ax.text(80, 0.53, "validation", color="C2")
ax.set(xlabel="epoch", ylabel="loss", ylim=(0, 0.9), xlim=(0, 300))
