import matplotlib.pyplot as plt
import numpy as np

f, x, true_slope = np.exp, 1.0, np.e  # the derivative of exp is exp
h = 10.0 ** -np.arange(0, 16)  # (16,)
one_sided = np.abs((f(x + h) - f(x)) / h - true_slope)
two_sided = np.abs((f(x + h) - f(x - h)) / (2 * h) - true_slope)
best_one, best_two = h[one_sided.argmin()], h[two_sided.argmin()]
print("    h   one-sided  two-sided")
for row in zip(h, one_sided, two_sided):
    print("{:5.0e}  {:9.0e}  {:9.0e}".format(*row))

fig, ax = plt.subplots()
ax.loglog(h, one_sided, "o-", color="C0", markersize=4)
ax.loglog(h, two_sided, "s--", color="C1", markersize=4)
ax.text(3e-5, 3e-4, "one side", color="C0", ha="right")
ax.text(3e-3, 1e-8, "both sides", color="C1")
ax.set(xlabel="$h$", ylabel="error")
