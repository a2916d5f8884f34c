w, b = (1, -2), 0.5


def z(x):
    return x[0] * w[0] + x[1] * w[1] + b


output = max(0, z((4, 1)))
slope_active = w[1] if z((4, 1)) > 0 else 0
slope_silent = w[1] if z((1, 1)) > 0 else 0
mean_square = 6 / 2
print(output, slope_active, slope_silent, mean_square)
