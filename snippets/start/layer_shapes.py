import numpy as np

from nnref import MLP

net = MLP((3, 4, 2))  # 3 inputs, 4 hidden units, 2 outputs
x = np.zeros((5, 3))  # 5 samples
trace = net.forward(x)
for l in (1, 2):  # Python counts from 0, so layer l is [l - 1]
    W, b = net.weights[l - 1], net.biases[l - 1]
    z, a = trace.z[l - 1], trace.a[l - 1]
    print(f"layer {l}: W {W.shape}, b {b.shape}, z {z.shape}, a {a.shape}")
print("outputs:", trace.a[-1].shape)
