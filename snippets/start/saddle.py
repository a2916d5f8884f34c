def f(w1, w2):
    return w1**2 - w2**2


east, here, north = f(0.5, 0.0), f(0.0, 0.0), f(0.0, 0.5)
w1, w2 = 0, 0
print("gradient", 2 * w1, -2 * w2)
print(f"along w1: {east}, here: {here}, along w2: {north}")
