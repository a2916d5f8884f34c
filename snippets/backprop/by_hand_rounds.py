from math import exp


def sigmoid(z):
    return 1 / (1 + exp(-z))


def outputs(rounds, right):
    w1, w2, w3, w4, w5, w6, w7, w8 = 0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55
    for k in range(rounds + 1):
        h1 = sigmoid(0.05 * w1 + 0.10 * w2 + 0.35)
        h2 = sigmoid(0.05 * w3 + 0.10 * w4 + 0.35)
        o1 = sigmoid(h1 * w5 + h2 * w6 + 0.60)
        o2 = sigmoid(h1 * w7 + h2 * w8 + 0.60)
        if k == rounds:
            return o1, o2
        d1 = (o1 - 0.01) * o1 * (1 - o1)
        d2 = (o2 - 0.99) * o2 * (1 - o2)
        old = w5, w6, w7, w8
        w5, w6 = w5 - 0.5 * d1 * h1, w6 - 0.5 * d1 * h2
        w7, w8 = w7 - 0.5 * d2 * h1, w8 - 0.5 * d2 * h2
        u5, u6, u7, u8 = old if right else (w5, w6, w7, w8)
        e1 = (u5 * d1 + u7 * d2) * h1 * (1 - h1)
        e2 = (u6 * d1 + u8 * d2) * h2 * (1 - h2)
        w1, w2 = w1 - 0.5 * e1 * 0.05, w2 - 0.5 * e1 * 0.10
        w3, w4 = w3 - 0.5 * e2 * 0.05, w4 - 0.5 * e2 * 0.10


ends = [outputs(10_000, right) for right in (True, False)]
for name, end in zip(["right order", "wrong order"], ends):
    print(name, *(f"{output:.9f}" for output in end))
