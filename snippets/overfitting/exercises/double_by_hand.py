n, r2, s2 = 21, 4, 1


def error(d):
    if d < n:
        return s2 * (1 + d / (n - d - 1))
    return s2 * (1 + n / (d - n - 1)) + r2 * (1 - n / d)


errors = [error(d) for d in (10, 42)]
strength = 42 * s2 / (n * r2)
print(*errors, strength)
