from nnref import MLP

table = []
print("columns, layers with weights,")
print("hidden layers, parameters")
for sizes in ([2, 1], [2, 2, 1], [64, 200, 10], [64, 16, 16, 10],
              [64, 8, 8, 8, 8, 10]):
    net = MLP(sizes)
    columns = len(sizes)  # as drawn, with the inputs
    layers = len(net.weights)  # with weights
    hidden = layers - 1
    table.append((columns, layers, hidden, net.theta.size))
    print(f"{'-'.join(map(str, sizes)):15}", end="")
    print(f"{columns:4}{layers:4}{hidden:4}{net.theta.size:7}")
