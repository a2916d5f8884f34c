import numpy as np

steps, errors, best = [1e-1, 1e-3, 1e-5, 1e-7, 1e-9, 1e-17], [], []
for kind in (np.float64, np.float32):  # 16 digits, 7 digits
    w, row = kind(1), []
    for h in map(kind, steps):
        right, left = w + h, w - h
        change = right * right * right - left * left * left
        row.append(float(abs(change / (2 * h) - 3)))  # the slope is 3
    errors.append(row)
    eps = float(np.finfo(kind).eps)
    best.append((3 * eps * 1 / 6) ** (1 / 3))  # L = 1, L''' = 6
print("    h  float64  float32")
for h, *row in zip(steps, *errors):
    print(f"{h:5.0e}" + "".join(f"{error:9.0e}" for error in row))
print("best step", *(f"{h:.0e}" for h in best))
