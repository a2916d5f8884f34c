N, beta1, cycles = 101, 0.9, 100
drifts = []
for beta2 in (0.99, 0.999):
    m = v = largest = 0.0
    adam, amsgrad, path = 0.0, 0.0, []
    for t in range(1, cycles * N + 1):
        g = float(N) if t % N == 1 else -1.0
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        largest = max(largest, v)
        m_hat = m / (1 - beta1**t)
        adam -= m_hat / (v / (1 - beta2**t)) ** 0.5  # eta = 1
        amsgrad -= m_hat / (largest / (1 - beta2**t)) ** 0.5
        if t in ((cycles - 20) * N, cycles * N):
            path.append((adam, amsgrad))
    drifts.append([(b - a) / 20 for a, b in zip(*path)])
    print(f"beta2 {beta2:5}: Adam {drifts[-1][0]:+.3f}")
    print(f"          AMSGrad {drifts[-1][1]:+.3f}")
