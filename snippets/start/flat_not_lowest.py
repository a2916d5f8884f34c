def f(x):
    return x**3


h = 1e-5
slope = (f(h) - f(-h)) / (2 * h)
left, here, right = f(-0.5), f(0.0), f(0.5)
print(f"slope at 0: {slope:.4f}")
print(f"left {left}, here {here}, right {right}")
