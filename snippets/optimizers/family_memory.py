import numpy as np

import nnref

theta = nnref.MLP([784, 300, 10], dtype=np.float32).theta
g = np.ones_like(theta)
known = "m", "u", "v", "largest_v"  # what the API says is remembered
p = len(theta)
print(p, "parameters")
numbers, megabytes = [], []
for name in ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp",
             "AdaDelta", "Adam", "AdamW", "AMSGrad"):
    opt = getattr(nnref, name)(0.01)
    opt.step(theta, g)
    memory = [name for name in known if hasattr(opt, name)]
    arrays = [getattr(opt, name) for name in memory]
    numbers.append(sum(a.size for a in arrays) / p)
    megabytes.append(sum(a.nbytes for a in arrays) / 1e6)
    print(f"{name:8} {numbers[-1]:.0f} {megabytes[-1]:4.1f} MB", *memory)
