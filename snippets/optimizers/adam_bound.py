import numpy as np

beta1, t = 0.9, 20000  # t is so large that the corrections are 1
k = np.arange(t)  # the slope of k steps ago
table = []
for beta2 in (0.99, 0.999):
    slopes = {"equal": np.ones(t), "spike": 1.0 * (k == 0)}
    slopes["growing"] = (beta1 / beta2) ** k  # less, the older
    row = []
    for name, g in slopes.items():
        m = (1 - beta1) * (beta1**k * g).sum()
        v = (1 - beta2) * (beta2**k * g**2).sum()
        row.append(float(m / v**0.5))
        print(f"beta2 {beta2}, {name:7}: {row[-1]:.2f} eta")
    paper = (1 - beta1) / (1 - beta2) ** 0.5
    bound = paper / (1 - beta1**2 / beta2) ** 0.5
    table.append([*row, paper, bound])
    print(f"  paper {max(paper, 1):.2f}, derived here {bound:.2f}")
