eta, curvature = 0.4, 6.0
limit = 2 / eta
factor = 1 - eta * curvature
beta1, beta2 = 0.9, 0.9996
first_step = (1 - beta1) / (1 - beta2) ** 0.5  # times the rate
samples, batch_size = 120, 6
period = samples // batch_size
print(f"limit {limit:.1f}, factor {factor:.1f}")
print(f"first step {first_step:.1f} eta, period {period}")
