import numpy as np

y = np.array([0.0, 1.0, 2.0, 3.0, 14.0])  # loss of sample i: (w - y_i)^2 / 2
ends = []
for c in [100, 5, 1, 0.1]:
    w = 4.0  # the minimum of the mean loss: the mean of y
    for t in range(2000):
        each = np.clip(w - y, -c, c)  # the slope of each sample, clipped
        w -= 0.1 * each.mean()  # the average step
    ends.append(float(w))
    print(f"c = {c}: comes to rest at {w:.2f}")
mean, middle = float(y.mean()), float(np.median(y))
print(f"mean {mean}, median {middle}")
