from nnref import gate, threshold_unit

x, y = gate("XNOR")  # rows 00, 01, 10, 11
h1 = threshold_unit(x, w=[1, 1], theta=1.5)  # AND
h2 = threshold_unit(x, w=[-1, -1], theta=-0.5)  # NOR
h = [[p, q] for p, q in zip(h1, h2)]  # (4, 2)
y_hat = threshold_unit(h, w=[1, 1], theta=0.5)  # OR
print(y_hat, (y_hat == y).all())
