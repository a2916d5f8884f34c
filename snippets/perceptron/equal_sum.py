from nnref import threshold_unit

x = [[0, 0], [1, 0], [0, 1], [1, 1]]
half, bar = 0.5, 1
print(threshold_unit(x, w=[half, half], theta=bar))  # 11: equal, silent
print(threshold_unit(x, w=[0.1, 0.2], theta=0.3))  # 11: equal on paper, fires
print(f"0.1 + 0.2 = {0.1 + 0.2:.17f}")
