import numpy as np

eta, s = 0.1, np.zeros(2)
lengths = []
for g in ([4.0, 0.01], [3.0, 0.0]):
    s = s + np.square(g)
    lengths.append(np.abs(eta * np.array(g) / np.sqrt(s)))
    print("s", s.round(4), "lengths", lengths[-1].round(4))
