x, right, errors = 1.0, 3.0, []  # the slope of x x x at 1


def f(x):
    return x * x * x


for h in (1e-1, 1e-3, 1e-5, 1e-9, 1e-13, 1e-17):
    slope = (f(x + h) - f(x - h)) / (2 * h)
    errors.append(abs(slope - right))
    print(f"h = {h:5.0e}: {slope:.10f}  error {errors[-1]:.0e}")
