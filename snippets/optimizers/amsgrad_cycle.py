C = 3.0
beta2 = 1 / (1 + C**2)  # 0.1
v, largest = 0.0, 0.0
for cycle in range(30):  # then the cycle repeats itself
    adam, amsgrad = [], []
    for g in (C, -1.0, -1.0):
        v = beta2 * v + (1 - beta2) * g**2
        largest = max(largest, v)
        adam.append(-g / v**0.5)
        amsgrad.append(-g / largest**0.5)
for name, moves in (("Adam", adam), ("AMSGrad", amsgrad)):
    print(name, " ".join(f"{move:+.3f}" for move in moves))
    print(f"  in all {sum(moves):+.3f} (times eta)")
net_adam, net_amsgrad = sum(adam), sum(amsgrad)
