import numpy as np
from numpy.polynomial.legendre import legvander

rng = np.random.default_rng(3)
most, least, bottom = 64, 16, -3  # samples; lowest power of 10 drawn
draws = rng.normal(size=(6, 2, most)).round(2)  # training, validation
held = np.linspace(-1, 1, most).round(3)  # of the validation set
degrees, grid = range(16), np.arange(-60, 61) / 60
n, noise, degree = 20, 0.3, 3  # at first

x = (2 * np.arange(n) + 1) / n - 1
y = np.sin(np.pi * x) + noise * draws[0, 0, :n]
y_held = np.sin(np.pi * held) + noise * draws[0, 1]
errors, fits = [], []
for d in degrees:
    c = np.linalg.lstsq(legvander(x, d), y, rcond=None)[0]
    off, off_held = legvander(x, d) @ c - y, legvander(held, d) @ c - y_held
    errors.append([(off**2).mean(), (off_held**2).mean()])
    fits.append(legvander(grid, d) @ c)
    print("degree {:2}: {:.3f} {:7.3f}".format(d, *errors[-1]))
powers = np.log10(errors).clip(bottom, 2)  # where they are drawn
curve, fit = np.sin(np.pi * grid), fits[degree].clip(-9, 9)
