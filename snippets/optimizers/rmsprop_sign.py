import numpy as np

g = np.tile([0.1] * 9 + [-0.9], 200)  # the mean is 0
moved = [float(-np.sign(g[-10:]).sum())]  # in units of eta
print(f"sign only: {moved[0]:.0f} in ten steps")
for rho in (0.9, 0.99, 0.999):
    s, steps = 0, []
    for slope in g:
        s = rho * s + (1 - rho) * slope**2
        steps.append(-slope / np.sqrt(s))
    moved.append(sum(steps[-10:]))
    print(f"rho {rho}: {moved[-1]:.3f} in ten steps")
