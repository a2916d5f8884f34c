from nnref import MLP

net = MLP([2, 3, 2])  # inputs, hidden units, outputs
columns = len(net.sizes)
layers = len(net.weights)
print(f"columns in the drawing: {columns}")
for l, W in enumerate(net.weights, start=1):
    print(f"layer {l}: W {W.shape}, b {net.biases[l - 1].shape}")
print(f"layers with weights: {layers}")
