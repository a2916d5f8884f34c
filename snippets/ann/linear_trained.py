import numpy as np

from nnref import MLP, Adam, binary_cross_entropy, gate, moons, train

kinds = [("1 linear", [2, 1], "identity")]
kinds += [("3 linear", [2, 8, 8, 1], "identity")]
kinds += [("3, tanh", [2, 8, 8, 1], "tanh")]
starts, lowest, highest, accuracy = 10, [], [], []
print("layers     loss, 10 starts   right")
for task, (x, y) in {"moons": moons(100), "XOR": gate("XOR")}.items():
    target = y[:, None].astype(float)
    for name, sizes, f in kinds:
        net = MLP(sizes, hidden=f, rng=0, replicas=starts)
        train(net, x, target, binary_cross_entropy, Adam(0.1), epochs=160)
        loss = net.loss_and_gradient(x, target, binary_cross_entropy)[0]
        lowest.append(float(loss.min()))
        highest.append(float(loss.max()))
        line = f"{task:5} {name:8}  {lowest[-1]:.3f} to {highest[-1]:.3f}"
        if task == "moons":  # for XOR the linear outputs are all 0.5
            accuracy.append(float((net.classify(x) == y).mean()))
            line += f"  {accuracy[-1]:.1%}"
        print(line)
