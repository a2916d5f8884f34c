from nnref import MLP

net = MLP([2, 3, 2], hidden="tanh", output="sigmoid", rng=0)
trace = net.forward([[1.0, 2.0]])  # one sample
print("layer 0: a", [1.0, 2.0])
for l in (1, 2):
    z, a = trace.z[l - 1][0], trace.a[l - 1][0]
    print(f"layer {l}: z {z.round(2)}\n         a {a.round(2)}")
