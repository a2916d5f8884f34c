from nnref import sigmoid

x, w, b, y = [2, -1], [0.5, 1], 0, 1
z = x[0] * w[0] + x[1] * w[1] + b
a = float(sigmoid(z))
delta = (a - y) * a * (1 - a)
slopes = [delta * x[0], delta * x[1], delta]
print(f"z {z:g}, a {a:g}, delta {delta:g}")
print("slopes in w1, w2, b:", slopes)
