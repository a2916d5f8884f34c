sigma2, n, degree = 0.09, 20, 3
variance = sigma2 * (degree + 1) / n
left = sigma2 * (n - degree - 1) / n
print("variance of the fit", variance)
print("noise left on the training set", left)
wanted = sigma2 * (degree + 1) / 0.009
print("samples for the variance 0.009:", round(wanted))
n_wanted = round(wanted)
