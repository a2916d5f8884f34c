mean, V = 5.0, 25.0  # E[w] and E[w**2]; curvature and noise are 1
small = 25.0  # E[w**2] with the small rate from the start
rows = []
for t in range(41):
    if t in (0, 20, 40):
        rows.append((mean, V, small))
        print(f"t {t:2}: mean {mean:7.4f}, square {V:6.3f}")
        print(f"      small rate only:  {small:7.3f}")
    eta = 0.5 if t < 20 else 0.05
    mean, V = (1 - eta) * mean, (1 - eta) ** 2 * V + eta**2
    small = 0.95**2 * small + 0.05**2
