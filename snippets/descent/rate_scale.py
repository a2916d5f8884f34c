from nnref import SGD, minimize, quadratic

ends = []
for scale in [1.0, 0.01, 100.0]:  # the same loss in other units
    f = quadratic([[2.5 * scale, 1.5 * scale], [1.5 * scale, 2.5 * scale]])
    eta = 0.4 / scale
    path = minimize(f, [-2.0, 0.6], SGD(eta), steps=20)
    ends.append(path[-1].tolist())
    print(f"L times {scale:g}, eta {eta:g}:")
    print("  theta", path[-1].round(6))
