from nnref import Value, numerical_gradient


def loss_of(w):
    """The penalty is computed with .data, a plain number."""
    return (3 * w - 2) ** 2 + 0.5 * w.data**2


w = Value(1.0)
loss_of(w).backward()
found = w.grad
measured = numerical_gradient(lambda v: loss_of(Value(float(v))).data, 1.0)
print(f"by the tape: {found:.4f}")
print(f"measured:    {float(measured):.4f}")
