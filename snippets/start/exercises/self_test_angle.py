import math

b, c = (1, 1), (1, -1)
up = math.degrees(math.atan2(b[1], b[0]))  # from the axis to b
down = math.degrees(math.atan2(c[1], c[0]))  # from the axis to c
between = up - down
print(up, down, between)
