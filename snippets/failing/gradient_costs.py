import numpy as np
from nnref import MLP, moons

program = """
a1 = np.tanh(x @ W1 + b1[:, None])
a2 = np.tanh(a1 @ W2 + b2[:, None])
delta3 = (a2 @ W3 + b3[:, None] - y) / n
dW3, db3 = T(a2) @ delta3, delta3.sum(axis=1)
delta2 = delta3 @ T(W3) * (1 - a2**2)
dW2, db2 = T(a1) @ delta2, delta2.sum(axis=1)
delta1 = delta2 @ T(W2) * (1 - a1**2)
dW1, db1 = x.T @ delta1, delta1.sum(axis=1)"""
mistakes = {
    "none": ("", ""), "1/n missing": ("/ n", ""), "not reset": ("", ""),
    "slope at a2": ("1 - a2**2", "1 - np.tanh(a2) ** 2"),
    "W3 changed": ("T(W3)", "T(W3 - 0.05 * dW3)"),
    "W2 for W2.T": ("T(W2)", "W2"),
    "db2, axis 1": ("delta2.sum(axis=1)", "delta2.sum(axis=2)"),
    "db1 missing": ("delta1.sum(axis=1)", "0 * b1")}
(x, y), table, losses = moons(n=64, rng=0), [], []
for mistake, (right, wrong) in mistakes.items():
    code = compile(program.replace(right, wrong), mistake, "exec")
    rng, keep = np.random.default_rng(0), 1 if mistake == "not reset" else 0
    net = MLP([2, 8, 8, 1], init="he", replicas=20)  # 20 starts at once
    parts = dict(zip(["W1", "W2", "W3"], net.weights))
    parts.update(zip(["b1", "b2", "b3"], net.biases))
    names, grads = {"n": 8, "T": lambda a: a.swapaxes(1, 2)}, {}
    for step in range(101):
        if step % 100 == 0:  # on all 64 samples
            error = net.predict(x) - y[:, None]
            losses.append((error**2).mean(axis=(1, 2)) / 2)
        rows = rng.permutation(64)[:8]
        names.update(parts, np=np, x=x[rows], y=y[rows, None])
        exec(code, names)
        for name, part in parts.items():
            grads[name] = keep * grads.get(name, 0) + names["d" + name]
            part -= 0.05 * grads[name]
    ratio, change = losses[-1] / losses[1], losses[-1] / losses[-2]
    table.append([np.median(ratio), (ratio > 1).sum(), (change < 1).sum()])
    print("{:11} {:.2f} higher {:2} fell {:2}".format(mistake, *table[-1]))
