from math import ceil

n, inputs = 1797, 65
counts, products = [], []
for B in (64, 32):
    counts.append(ceil(n / B))
    sizes = [min(B, n - start) for start in range(0, n, B)]
    products.append(sum(2 * size * inputs for size in sizes))
    print(f"B = {B}: {counts[-1]} updates")
    print(f"  {products[-1]} multiplications")
