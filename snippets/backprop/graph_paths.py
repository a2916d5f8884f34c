v, u, h = -3.0, 2.0, 1e-5


def f(u):
    return v * u + u**2


through_p = 1 * v  # df/dp * dp/du
through_q = 1 * 2 * u  # df/dq * dq/du
both = through_p + through_q
measured = (f(u + h) - f(u - h)) / (2 * h)
print(f"through p {through_p:5.2f}")
print(f"through q {through_q:5.2f}")
print(f"both      {both:5.2f}, measured {measured:.2f}")
