import matplotlib.pyplot as plt
import numpy as np

phi = np.linspace(0, 180, 181) + 0.5  # direction of w, in degrees
w = np.column_stack([np.cos(np.radians(phi)), np.sin(np.radians(phi))])
error = 1.0
gradient = error * w  # (181, 2), each of length 1
equal = np.full_like(w, error / 2)
proportional = error * w / w.sum(axis=1, keepdims=True)

fig, (top, low) = plt.subplots(2, sharex=True, figsize=(4.5, 3.6))
drawn = [(equal, "C1", "--"), (proportional, "C0", "-")]
for share, color, dash in drawn:
    length = np.linalg.norm(share, axis=1)
    cos = (share * gradient).sum(axis=1) / length
    angle = np.degrees(np.arccos(np.clip(cos, -1, 1)))
    top.step(phi, angle, color=color, linestyle=dash, where="mid")
    low.semilogy(phi, length, color=color, linestyle=dash)
low.axhline(1, color="gray", linewidth=0.8)
top.text(50, 48, "equal", color="C1")
top.text(88, 10, "proportional", color="C0")
low.text(3, 1.6, "gradient", color="gray")
top.axvline(135, color="gray", linestyle=":")
low.axvline(135, color="gray", linestyle=":")
low.text(124, 30, "$w_1 + w_2 = 0$", ha="right")
top.set(ylabel="angle to the gradient", yticks=[0, 90, 180])
low.text(3, 0.25, "equal", color="C1")
low.set(xlabel="direction of the weights, degrees", ylabel="length")
low.set_ylim(0.15, 150)
low.set_xlim(0, 180)
low.set_xticks([0, 45, 90, 135, 180])
longest = float(np.linalg.norm(proportional, axis=1).max())
