from nnref import MLP

for sizes in [[2, 1], [2, 3, 1], [2, 3, 3, 1]]:
    net = MLP(sizes)
    layers = len(net.weights)
    hidden = layers - 1  # all but the last one, the output layer
    print(f"{str(sizes):12} layers {layers}, hidden {hidden}")
single = len(MLP([2, 1]).weights)
