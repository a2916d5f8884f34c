from nnref import MLP

net = MLP((3, 3, 3))
W2 = net.weights[1]  # the second layer's weights
W = net.weights[0]
square = W @ W  # the first layer's weights, squared
same = bool((W2 == square).all())
print("equal:", same)
