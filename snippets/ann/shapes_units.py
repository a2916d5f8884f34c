from nnref import MLP

table = []
for sizes in ([2, 2, 1], [64, 16, 10], [784, 256, 128, 10]):
    units = sum(sizes[1:])
    p = MLP(sizes).theta.size
    table.append((units, p, p / units))
    print(f"{units:3} units, {p:6} parameters")
