from nnref import Perceptron

x = [[0, 0], [1, 0], [0, 1], [1, 1]]
y = [0, 1, 1, 1]
unit = Perceptron(n_inputs=2)  # w = (0, 0), b = 0, eta = 1
record = unit.fit(x, y, max_epochs=20)
for k, (w, b) in enumerate(record.history, start=1):
    print(f"update {k}: w = {w}  b = {b}")
updates, epochs = record.updates, record.epochs
print(f"{updates} updates, {epochs} epochs, the last without a mistake")
