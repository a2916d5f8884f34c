from nnref import Value

v, u = Value(-3.0), Value(2.0)
p = v * u
q = u**2
f = p + q
f.backward()
for name, value in {"p": p, "q": q, "f": f}.items():
    print(f"{name} = {value.data:4.1f} by {value.op}")
    print("    slopes", value.slopes)
print("gradients: v", v.grad, " u", u.grad)
