from math import sqrt


def steps_to_half(c, method, eps_s=1e-6, eps_u=1e-6, rho=0.9):
    theta, s, u, t = c, 0, 0, 0  # 1 meter, in units of 1 / c meters
    while theta > c / 2:
        g = theta / c**2  # of the loss (theta / c)**2 / 2
        s = rho * s + (1 - rho) * g**2
        if method == "SGD":
            d = 0.1 * g
        elif method == "RMSProp":
            d = 0.01 * g / (sqrt(s) + 1e-12)
        else:
            d = sqrt(u + eps_u) / sqrt(s + eps_s) * g
        u = rho * u + (1 - rho) * d**2
        theta, t = theta - d, t + 1
    return t


table = []
for method in ("SGD", "RMSProp", "AdaDelta"):
    table.append([steps_to_half(c, method) for c in (1, 4, 16)])
    print(f"{method:8}", table[-1])
table.append([steps_to_half(c, "AdaDelta", 1e-6 / c**2, 1e-6 * c**2)
              for c in (1, 4, 16)])
print("eps too ", table[-1])
ratios = [row[2] / row[0] for row in table]
