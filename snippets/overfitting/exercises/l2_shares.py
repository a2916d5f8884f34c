s, strength, n = [4.0, 0.25], 1.0, 50
shares = [s_j / (s_j + strength) for s_j in s]
effective = sum(shares)
alpha = n * strength
print("shares", shares)
print("effective", effective)
print("alpha", alpha)
