import numpy as np
from nnref import check_gradient

program = """
a1 = np.tanh(x @ W1 + b1)
a2 = np.tanh(a1 @ W2 + b2)
error = a2 @ W3 + b3 - y
loss = (error**2).sum() / (2 * n)
delta3 = error / n
dW3, db3 = a2.T @ delta3, delta3.sum(axis=0)
delta2 = delta3 @ W3.T * (1 - a2**2)
dW2, db2 = a1.T @ delta2, delta2.sum(axis=0)
delta1 = delta2 @ W2.T * (1 - a1**2)
dW1, db1 = x.T @ delta1, delta1.sum(axis=0)"""
penalty = "+ 0.01 * sum((W**2).sum() for W in (W1, W2, W3))"
mistakes = {  # right, wrong
    "none": ("", ""), "1/n missing": ("error / n", "error"),
    "slope at a2": ("1 - a2**2", "1 - np.tanh(a2) ** 2"),
    "W3 changed": ("W3.T", "(W3 - 0.1 * dW3).T"),
    "W2 for W2.T": ("W2.T", "W2"),
    "db2, axis 1": ("delta2.sum(axis=0)", "delta2.sum(axis=1)"),
    "db1 missing": ("delta1.sum(axis=0)", "0 * b1"),
    "no penalty": ("(2 * n)", "(2 * n)" + penalty)}  # in the loss only
rng, n = np.random.default_rng(0), 4
shapes = {"W1": (2, 4), "b1": 4, "W2": (4, 4), "b2": 4, "W3": (4, 1), "b3": 1}
parts = {name: rng.normal(size=shape) for name, shape in shapes.items()}
x, y, table = rng.normal(size=(n, 2)), rng.normal(size=(n, 1)), []
print(f"{'error in %':11}" + "".join(f"{name:>4}" for name in parts))
for mistake, (right, wrong) in mistakes.items():
    code = compile(program.replace(right, wrong), mistake, "exec")
    table.append([])
    for name in parts:

        def loss_and_slope(value):
            names = {"np": np, "n": n, "x": x, "y": y, **parts, name: value}
            exec(code, names)
            return names["loss"], names["d" + name]

        table[-1].append(check_gradient(loss_and_slope, parts[name]))
    print(f"{mistake:11}" + "".join(f"{100 * e:4.0f}" for e in table[-1]))
