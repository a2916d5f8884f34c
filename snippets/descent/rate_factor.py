curvature, minimum = 4.0, 3.0


def slope(theta):
    return curvature * (theta - minimum)


factors = []
print(" eta  factor  errors")
for eta in [0.02, 0.2, 0.25, 0.46, 0.5, 0.52]:
    theta, errors = 2.0, []
    for step in range(4):
        errors.append(theta - minimum)
        theta = theta - eta * slope(theta)
    factors.append(1 - eta * curvature)
    row = " ".join(f"{error + 0:7.3f}" for error in errors)  # (1)!
    print(f"{eta:4}  {factors[-1]:6.2f} {row}")
