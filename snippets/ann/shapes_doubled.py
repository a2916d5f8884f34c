from nnref import MLP

print("width      p   twice as wide   bytes")
table = []
for width in (8, 32, 128, 512):
    p, doubled = (MLP([64, m, m, 10]).theta.size for m in (width, 2 * width))
    nbytes = MLP([64, width, width, 10], dtype="float32").theta.nbytes
    table.append((p, doubled / p, nbytes))
    print(f"{width:5}{p:7}{doubled / p:12.2f} p{nbytes:12}")

hidden = [(2 * m + 1) * 2 * m / ((m + 1) * m) for m in (8, 32, 128, 512)]
print("second layer alone:", *(f"{factor:.2f}" for factor in hidden))
net = MLP([64, 512, 512, 10])
wide = net.theta.nbytes
print(f"{net.theta.dtype}, width 512: {wide} bytes")
