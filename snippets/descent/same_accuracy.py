from nnref import accuracy, squared_error

y = [1, 1, 0, 0]
classifiers = {
    "A": [0.9, 0.8, 0.2, 0.1],
    "B": [0.6, 0.6, 0.4, 0.4],
    "C": [1.0, 1.0, 0.0, 0.6],
}
shares, losses = [], []
for name, a in classifiers.items():
    shares.append(accuracy([int(out > 0.5) for out in a], y))
    losses.append(squared_error(a, y))
    print(f"{name}: accuracy {shares[-1]:.2f}, loss {losses[-1]:.4f}")
