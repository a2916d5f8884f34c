from math import ceil

n, B, epochs = 50000, 128, 10
iterations = ceil(n / B)
updates = epochs * iterations
last = n - B * (iterations - 1)
cut_off, run_on = epochs * (n // B), ceil(epochs * n / B)
print(f"{iterations} iterations in an epoch")
print(f"{updates} updates, last batch {last}")
