from nnref import threshold_unit

x = [[0, 0], [1, 0], [0, 1], [1, 1]]
half, bar = 0.5, 1
print("w = 0.5, 0.5  theta = 1  ", threshold_unit(x, w=[half, half], theta=bar))
print("w = 0.1, 0.2  theta = 0.3", threshold_unit(x, w=[0.1, 0.2], theta=0.3))
print(f"0.1 + 0.2 = {0.1 + 0.2:.17f}")
