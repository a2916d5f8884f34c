import matplotlib.pyplot as plt
import numpy as np

from nnref import AdaGrad, RMSProp

eta, quiet = 1.0, 400
sizes = np.repeat([10.0, 0.1], [quiet, 1200])  # of the gradient
fig, ax = plt.subplots(figsize=(4.5, 3))
waits, predicted, firsts, halves = [], [], [], []
runs = [(AdaGrad(eta), "C1-.", (850, 0.0012), "AdaGrad"),
        (RMSProp(eta, rho=0.99), "C0-", (960, 0.012), "RMSProp, 0.99"),
        (RMSProp(eta, rho=0.9), "C2--", (560, 1.8), "RMSProp, 0.9")]
for opt, look, place, text in runs:
    theta, lengths = np.zeros(1), []
    for g in sizes:
        before = theta[0]
        opt.step(theta, [-g])
        lengths.append(theta[0] - before)
    lengths = np.array(lengths)
    ax.semilogy(lengths, look)
    ax.text(*place, text, color=look[:2])
    if text != "AdaGrad":
        firsts.append(lengths[0])
        waits.append(int((lengths[quiet:] < eta / 1.1).sum()))
        predicted.append(np.log(9999 / 0.21) / -np.log(opt.rho))
        halves.append(np.log(2) / -np.log(opt.rho))
        print(f"rho {opt.rho}: first step {firsts[-1]:.2f}")
        print(f"  recovers in {waits[-1]}, {predicted[-1]:.1f}")
adagrad_end = (eta / np.sqrt((sizes**2).sum()) * sizes[-1]).item()
ax.axvline(quiet, color="lightgray", linewidth=1, zorder=0)
ax.set(xlabel="steps", ylabel="length of a step", ylim=(3e-4, 30))
