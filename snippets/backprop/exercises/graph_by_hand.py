from nnref import Value

u, v = Value(3.0), Value(-1.0)
s = u + v
f = s * u
f.backward()
grads = [s.grad, u.grad, v.grad]
arrows = sum(len(value.parents) for value in (s, f))
print(f"s {s.data:g}, f {f.data:g}, arrows {arrows}")
print("gradients of s, u, v:", grads)
