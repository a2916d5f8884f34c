from nnref import Perceptron, gate

x, y = gate("NAND")
order = [0, 2, 1, 3]  # rows 00, 10, 01, 11
x, y = x[order], y[order]
updates = []
print("eta  tolerance  mistakes")
for eta, tolerance in [(1, 0), (0.1, 1e-9), (0.1, 0)]:
    unit = Perceptron(n_inputs=2, lr=eta, tie_tolerance=tolerance)
    record = unit.fit(x, y, max_epochs=100)
    updates.append(record.updates)
    print(f"{eta:3}  {tolerance:9}  {record.mistakes}")
tie = x[2] @ unit.w + unit.b  # row 01 at the end of the last line
print(f"w = {unit.w}  b = {unit.b}")
print(f"sum of row 01: {tie:.1e}")
