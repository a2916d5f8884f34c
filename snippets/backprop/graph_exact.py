import math

from nnref import Value

u = Value(1.0)
f = u * u.tanh()
f.backward()
exact = math.tanh(1) + 1 - math.tanh(1) ** 2  # product rule
tape_error = abs(u.grad - exact)
print("tape       error below 1e-15:", tape_error < 1e-15)
errors = []
for h in 1e-1, 1e-3, 1e-5:
    quotient = ((1 + h) * math.tanh(1 + h) - math.tanh(1)) / h
    errors.append(abs(quotient - exact))
    print(f"h = {h:.0e}  error {errors[-1]:.0e}")
