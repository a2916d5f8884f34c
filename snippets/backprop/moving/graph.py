from nnref import Value


def twice(v, u):  # u is used twice
    return v * u + u**2


def neuron(x, w, b, y):  # and the loss of its output
    return ((x * w + b).tanh() - y) ** 2 / 2


def two_neurons(w1, x, w2):  # one input, outputs added
    return (w1 * x).tanh() + (x * w2).tanh()


signs = ["", "+", "-", "*", "/", "**", "tanh"]
graphs = []  # a row for each value: its column, sign, data and grad,
# then for each parent the number of its row, and the slope
for function, given in [
    (twice, [-3, 2]),
    (neuron, [2, -0.4, 0.3, 1]),
    (two_neurons, [0.8, 2, -0.3]),
]:
    result = function(*map(Value, given))
    result.backward()
    columns = result.columns()
    order = sum(columns, [])
    rows = []
    for k, column in enumerate(columns):
        for v in column:
            row = [k, signs.index(v.op), v.data, v.grad]
            for parent, slope in zip(v.parents, v.slopes):
                row += [order.index(parent), slope]
            rows.append(row)
            print(f"{v.op:5}{v.data:7.3f}{v.grad:8.3f}")
    graphs.append(rows)
    print()
