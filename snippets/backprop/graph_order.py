from nnref import Value

v, u = Value(-3.0), Value(2.0)
p = v * u
q = p**2
f = p + q


def backward(order, add=True):
    grad = {f: 1.0}
    for value in order:
        for parent, slope in zip(value.parents, value.slopes):
            before = grad.get(parent, 0.0) if add else 0.0
            grad[parent] = before + grad[value] * slope
    return grad[u]


def of(u):
    return -3 * u + (-3 * u) ** 2


h = 1e-5
measured = (of(2 + h) - of(2 - h)) / (2 * h)
right = backward([f, q, p])
overwritten = backward([f, q, p], add=False)
too_early = backward([f, p, q])
print(f"measured        {measured:6.2f}")
print(f"added           {right:6.2f}")
print(f"overwritten     {overwritten:6.2f}")
print(f"p before q      {too_early:6.2f}")
