width, rows, table = 64, 100, []
for layers in range(1, 7):  # of weights, all of one width
    forward = rows * layers * width**2
    backward = rows * (2 * layers - 1) * width**2
    table.append(forward + backward)
    more = table[-1] - table[-2] if layers > 1 else 0
    print(f"layers {layers}: {table[-1]:9,}, {more:9,} more")
