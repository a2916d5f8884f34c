x, h = 2.0, 1e-5
measured = ((x + h) ** 2 * (x + h) ** 3 - (x - h) ** 2 * (x - h) ** 3) / (2 * h)
wrong = 2 * x * 3 * x**2  # u' v'
right = 2 * x * x**3 + x**2 * 3 * x**2  # u' v + u v'
print(f"measured {measured:.3f}, u' v + u v' {right:.3f}, u' v' {wrong:.3f}")
