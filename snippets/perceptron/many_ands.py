from nnref import gate, threshold_unit

x, y = gate("AND")
choices = [([0.3, 0.4], 0.5), ([0.5, 0.5], 0.7), ([1, 1], 1.5), ([2, 3], 4)]
for w, theta in choices:
    y_hat = threshold_unit(x, w, theta)
    print(f"w = {w!s:10}  theta = {theta}:  {y_hat}", (y_hat == y).all())
