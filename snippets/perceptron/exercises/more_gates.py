from nnref import gate, threshold_unit

x, y = gate("NOR")  # rows 00, 01, 10, 11
nor = threshold_unit(x, w=[-0.3, -0.4], theta=-0.2)  # OR, signs reversed
print("NOR           ", nor, (nor == y).all())

y = [0, 0, 1, 0]  # fires for 10 only
only_x1 = threshold_unit(x, w=[0.6, -0.4], theta=0.5)  # x2 holds it back
print("x1 and not x2 ", only_x1, (only_x1 == y).all())
