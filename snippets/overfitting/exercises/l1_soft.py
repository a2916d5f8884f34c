def soft(a, threshold):
    sign = 1 if a > 0 else -1
    return sign * max(abs(a) - threshold, 0)


a, strength = -1.7, 0.5
l1, l2 = soft(a, strength), a / (1 + strength)
eta, w, g = 0.1, 0.3, 2.0
after = soft(w - eta * g, eta * strength)
print(f"L1 {l1:.4f}, L2 {l2:.4f}")
print(f"after the step {after:.4f}")
