from itertools import combinations

import numpy as np

x = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
y = np.array([2.0, 3.0, 7.0, 8.0, 9.0, 7.0])
w = 1.0
slopes = (x * w - y) * x  # of the samples
full = slopes.mean()
batches = [slopes[list(two)].mean() for two in combinations(range(6), 2)]
average = np.mean(batches)
low, high, count = min(batches), max(batches), len(batches)
print(f"slope of L     {full:.4f}")
print(f"{count} batches of 2, from {low:g} to {high:g}")
print(f"their average  {average:.4f}")
