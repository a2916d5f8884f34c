from nnref import MLP

table = []
print("sizes                W   b      p")
for sizes in ([2, 1], [2, 2, 1], [64, 16, 10], [64, 128, 64, 10],
              [784, 256, 128, 10]):
    net = MLP(sizes)
    weights = sum(W.size for W in net.weights)
    biases = sum(b.size for b in net.biases)
    table.append((weights, biases, net.theta.size))
    print(f"{'-'.join(map(str, sizes)):15}", end="")
    print(f"{weights:7}{biases:4}{net.theta.size:7}")
