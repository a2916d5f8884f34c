from itertools import permutations

from nnref import Perceptron, gate

x, y = gate("AND")
orders = list(permutations(range(4)))
count = len(orders)
records = []
for order in orders:
    rows = list(order)
    records.append(Perceptron(n_inputs=2).fit(x[rows], y[rows], max_epochs=100))
updates = [record.updates for record in records]
fewest, most = min(updates), max(updates)
all_end = all(record.converged for record in records)
print(f"{count} orders: {fewest} to {most} updates, all end: {all_end}")

unit = Perceptron(n_inputs=2)
record = unit.fit(x[::-1], y, max_epochs=100)  # rows reversed, labels not
print(f"converged: {record.converged}")
print(f"00, 01, 10, 11 -> {unit.predict(x)}")
