import math

curvature, minimum = 4.0, 3.0


def step(theta, eta):
    return theta - eta * curvature * (theta - minimum)


factors = []
print(" eta  factor   errors")
for eta in [0.02, 0.2, 0.25, 0.46, 0.5, 0.52]:
    theta, errors = 2.0, []
    for t in range(4):
        errors.append(theta - minimum)
        theta = step(theta, eta)
    factors.append(1 - eta * curvature)
    row = " ".join(f"{error:6.3f}" for error in errors)
    print(f"{eta:4}  {factors[-1]:5.2f}  {row}")

theta, t, eta = 2.0, 0, 3.0  # six times the limit
while math.isfinite(theta):
    before, theta, t = theta, step(theta, eta), t + 1
print(f"eta = 3, step {t - 1}: {before:.1e}")
print(f"eta = 3, step {t}: {theta}, step {t + 1}: {step(theta, eta)}")
