def line(x):
    return 2 * x + 1


def curve(x):
    return x**2


slope = line(1) - line(0)
height = line(0)
for x in (-2, -1, 0, 1, 2):
    rise = curve(x + 1) - curve(x - 1)  # over a run of 2
    print(f"curve at {x:2d}: slope {rise / 2:4.1f}")
    if rise == 0:
        level = x
