from nnref import gelu, silu

least = []
for f in (silu, gelu):
    low, high = -3.0, 0.0  # the slope is negative, then positive
    for _ in range(60):  # halve the interval
        z = (low + high) / 2
        if f.derivative(z) < 0:
            low = z
        else:
            high = z
    least.append([z, f(z)])
    print(f"{f.name}: z = {z:.4f}, value {f(z):.4f}")
