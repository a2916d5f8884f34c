import numpy as np

from nnref import check_gradient

theta, target = np.array([0.5, -1.0, 2.0]), np.array([1.0, 1.0, 1.0])
errors = []
for strength in (1, 0.01, 0.0001):

    def forgetful(theta):
        """The loss has a second term, the gradient has not."""
        loss = ((theta - target) ** 2).sum() / 2
        penalty = strength / 2 * (theta**2).sum()
        return loss + penalty, theta - target

    errors.append(check_gradient(forgetful, theta))
    print(f"lambda {strength:6}: error {errors[-1]:.6f}")
