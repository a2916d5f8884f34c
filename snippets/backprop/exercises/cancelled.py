from nnref import Value

u, v = Value(3.0), Value(2.0)
f = u * v - u * 2  # u is used twice
f.backward()
print("gradient of u:", u.grad)
