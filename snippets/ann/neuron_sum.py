import numpy as np

x, w, b = [0.5, 2.0, 1.0], [0.8, -0.4, 0.6], 0.1

z, products = 0.0, []
for m in range(3):  # one input after the other
    products.append(x[m] * w[m])
    z = z + products[m]
    print(f"{x[m]} * {w[m]:4} = {products[m]:4.1f}, sum {z:4.1f}")
z = z + b
print(f"plus the bias {b}: z = {z:.1f}")

z_array = np.array(x) @ np.array(w) + b  # all at once
print(f"x @ w + b:         z = {z_array:.1f}")

a = np.tanh(z)  # f
print(f"output:            a = {a:.4f}")
