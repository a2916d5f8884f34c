import numpy as np

x = np.array([1.0, 2.0, 3.0])  # (3,)
table = [  # what old notes say, what to write today
    ("np.int(2.7)", "int(2.7)"),
    ("np.float(2)", "float(2)"),
    ("np.array([[1], [2, 3]])", "np.array([[1], [2, 3]], dtype=object)"),
    ("np.float_(2)", "np.float64(2)"),
    ("np.NaN", "np.nan"),
    ("np.Inf", "np.inf"),
    ("np.round_(x)", "np.round(x)"),
    ("np.product(x)", "np.prod(x)"),
    ("np.cumproduct(x)", "np.cumprod(x)"),
    ("np.sometrue(x > 2)", "np.any(x > 2)"),
    ("np.alltrue(x > 2)", "np.all(x > 2)"),
    ("x.ptp()", "np.ptp(x)"),
    ("np.in1d(x, [2, 9])", "np.isin(x, [2, 9])"),
    ("np.trapz(x)", "np.trapezoid(x)"),
    ("float(x[:1])", "float(x[0])"),
]
fail = 0
for old, new in table:
    try:
        eval(old)  # (1)!
        print("still runs:", old)
    except (AttributeError, TypeError, ValueError) as error:
        fail += 1
        print(f"{old}: {type(error).__name__}\n    today: {eval(new)}")
print(f"NumPy {np.__version__}: {fail} of {len(table)} fail")
