def loss(theta):
    return theta**2 / (1 + theta**2)


def slope(theta):
    return 2 * theta / (1 + theta**2) ** 2


theta, eta, losses, slopes = 3.0, 0.5, [], []
for step in range(41):
    losses.append(loss(theta))
    slopes.append(slope(theta))
    if step % 5 == 0:
        print(f"step {step:2}: L {losses[-1]:.3f}  slope {slopes[-1]:.3f}")
    theta = theta - eta * slope(theta)
steepest = max(slopes)
