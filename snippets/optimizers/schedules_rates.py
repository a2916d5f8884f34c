import matplotlib.pyplot as plt

from nnref import constant, cosine, exponential, step_decay

T = 90
schedules = {
    "constant": constant(1.0),
    "step decay": step_decay(1.0, factor=0.3, every=30),
    "exponential": exponential(1.0, factor=0.965),
    "cosine": cosine(1.0, steps=T),
}
fig, axes = plt.subplots(2, 2, figsize=(4.5, 3.2), sharex=True, sharey=True)
for (name, s), ax in zip(schedules.items(), axes.flat):
    rates = [s(t) for t in range(T + 1)]
    print(f"{name:11}", *[f"{rates[t]:.2f}" for t in (0, 30, 60, 90)])
    ax.step(range(T + 1), rates, color="C0", where="post")
    ax.set_title(name, size=10)
for ax in axes[:, 0]:
    ax.set_ylabel("rate")
for ax in axes[1]:
    ax.set_xlabel("steps")
