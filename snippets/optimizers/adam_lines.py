import numpy as np

from nnref import Adam

eta, beta1, beta2, eps = 0.1, 0.9, 0.999, 1e-8


def slopes(theta):  # of 50 theta_1^2 + 0.005 theta_2^2
    return np.array([100.0, 0.01]) * theta


theta, m, v = np.ones(2), 0, 0
same, adam = np.ones(2), Adam(lr=eta)
for t in range(1, 31):
    g = slopes(theta)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    theta = theta - eta * m_hat / (np.sqrt(v_hat) + eps)
    if t in (1, 2, 3, 10, 30):
        print(f"t = {t:2}: {theta[0]:.5f} and {theta[1]:.5f}")
    adam.step(same, slopes(same))
apart = float(abs(theta[0] - theta[1]))
off = float(abs(theta - same).max())
print(f"nnref.Adam: the same to {off:.0e}")
