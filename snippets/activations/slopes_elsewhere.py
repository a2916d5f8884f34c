from nnref import sigmoid, tanh

rows = []
print("z     sigmoid   tanh")
for z in (0.0, 1.0, 2.0, 3.0):
    rows.append([float(f.derivative(z)) for f in (sigmoid, tanh)])
    print(f"{z:.0f}     {rows[-1][0]:7.4f} {rows[-1][1]:6.4f}")
