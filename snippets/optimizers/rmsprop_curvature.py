import numpy as np

from nnref import RMSProp

curvature = np.array([1.0, 100.0, 1.0, 100.0])
theta = np.array([2.0, 2.0, 0.5, 0.5])  # the minimum is at 0
g = curvature * theta
moved, opt = theta.copy(), RMSProp(lr=0.01)
opt.step(moved, g)
rmsprop, newton = theta - moved, g / curvature
print("gradient ", g)
print("RMSProp  ", rmsprop.round(3))
print("Newton   ", newton)
