from nnref import Perceptron, gate

x, y = gate("XOR")
unit = Perceptron(n_inputs=2, w=[1, 1], b=-0.5)  # OR
before = int((unit.predict(x) == y).sum())
record = unit.fit(x, y, max_epochs=50)
right = []  # how many rows are right after each update
for w, b in record.history:
    y_hat = Perceptron(n_inputs=2, w=w, b=b).predict(x)
    right.append(int((y_hat == y).sum()))
updates, most = len(right), max(right)
print(f"before learning: {before}")
print("after each update:", *right[:12], "...")
print(f"most, after {updates} updates: {most}")
