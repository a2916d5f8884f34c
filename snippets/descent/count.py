from math import ceil

n = 1797  # images of handwritten digits
sizes, iterations, last = [1, 32, 100, 256, 599, 1797], [], []
for B in sizes:
    iterations.append(ceil(n / B))  # in an epoch
    last.append(n - B * (iterations[-1] - 1))  # what is left for the last
    loop = [len(range(n)[start : start + B]) for start in range(0, n, B)]
    assert (len(loop), loop[-1]) == (iterations[-1], last[-1])
    print(f"B = {B:4}: {iterations[-1]:4} iterations, last {last[-1]:4}")
