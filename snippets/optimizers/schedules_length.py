from nnref import cosine

epochs, batches = 15, 10
updates = epochs * batches
ends, last = [], []
for steps in [epochs, updates, 10 * updates]:
    rate, V = cosine(0.1, steps), 25.0
    for t in range(updates):  # the quadratic of the first figure
        V = (1 - rate(t)) ** 2 * V + rate(t) ** 2
    ends.append(V)
    last.append(rate(updates - 1))
    print(f"{steps:4} steps: {V:.3f}, last rate {last[-1]:.4f}")
floor = 0.1 / (2 - 0.1)  # of the constant rate 0.1
print(f"floor of the first rate: {floor:.3f}")
