from nnref import constant, cosine, step_decay, warmup

halved = step_decay(0.8, factor=0.5, every=100)(250)
along = cosine(0.4, steps=200)(50)
rising = warmup(constant(0.3), steps=50)(9)
print(f"{halved:.3f} {along:.4f} {rising:.3f}")
