from math import sqrt

eta, beta, g, theta, v = 0.1, 0.5, 2.0, 1.0, 0.0
for t in range(3):
    v = beta * v + g
    theta = theta - eta * v
    print(f"v = {v:.1f}, theta = {theta:.2f}")
longest = eta * g / (1 - beta)  # where the steps lead
factor = sqrt(0.64)  # swings: whatever the rate
limit = 2 * (1 + 0.64) / 4  # curvature 4, beta 0.64
print(f"step {longest:.1f}, factor {factor:.1f}, limit {limit:.2f}")
