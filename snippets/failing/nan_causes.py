import numpy as np

with np.errstate(all="ignore"):  # what is shown here
    e = np.exp(np.array([1000.0, 0.0]))
    print("softmax ", e, "->", e / e.sum())
    a, y = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    print("log 0   ", np.log(a), "->", -y * np.log(a))
    x = np.array([3.0, 3.0])  # a constant column
    print("0 / 0   ", x - x.mean(), x.std(), "->", (x - x.mean()) / x.std())
    u = np.zeros(2)  # the slope of its length is u / length
    length = np.sqrt((u**2).sum())
    slope = u / length
    print("length  ", length, "-> slope", slope)
    w = [1.0]  # descent on w**4 / 4 at too large a rate
    while not np.isnan(w[-1]):
        w.append(w[-1] - 3 * np.float64(w[-1]) ** 3)
    print("diverges", *[f"{value:.0e}" for value in w[-5:]])

print("exp overflows above")
limits = []
for kind in [np.float16, np.float32, np.float64]:
    limits.append(float(np.log(np.float64(np.finfo(kind).max))))
    with np.errstate(over="ignore"):
        below = np.exp(kind(limits[-1] - 0.05))
        above = np.exp(kind(limits[-1] + 0.05))
    print(f"{kind.__name__} {limits[-1]:6.2f}: {below:.3g}, {above}")
