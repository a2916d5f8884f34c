from nnref import sigmoid

x, h = 1.0, 1e-5
s = float(sigmoid(x))
again = [  # the sigmoid differentiated once, twice, three times
    s * (1 - s),
    s * (1 - s) * (1 - 2 * s),
    s * (1 - s) * (1 - 6 * s + 6 * s**2),
]


def chain(a, layers):
    for _ in range(layers):
        a = sigmoid(a)
    return float(a)


rows = []
print("layers measured product    again")
for layers in (1, 2, 3):
    measured = (chain(x + h, layers) - chain(x - h, layers)) / (2 * h)
    product = 1.0
    for before in range(layers):
        product *= float(sigmoid.derivative(chain(x, before)))
    rows.append([measured, product, again[layers - 1]])
    print(f"{layers}      {measured:8.4f} {product:7.4f} {rows[-1][2]:8.4f}")
