import numpy as np

eps, table = 1e-12, []
print("   z  loss slope | with eps")
for z in [-5.0, -20.0, -40.0, -700.0]:  # the label is 1
    a = 1 / (1 + np.exp(-z))
    slope = -a * (1 - a) / (a + eps)  # derivative of -log(a + eps)
    table.append([np.log1p(np.exp(z)) - z, a - 1,
                  -np.log(a + eps), slope])
    print(f"{z:4.0f}" + "{:6.0f}{:6.2f} |{:5.1f}{:8.0e}".format(*table[-1]))
tiny = [float(np.float32(1) + np.float32(1e-8)) - 1,
        float(np.float16(1e-8))]
print("1e-8: added to 1 in float32", tiny[0])
print("1e-8 in float16", tiny[1])
