mean = 0.9 * 40 + 0.1 * (-999)
accuracy = round(0.95 * 0.92 + 0.05 * 0.08 / 9, 3)
twins = 50 * (0.2 * 0.8 + 0.8 * 0.2)  # first or second in the test set
print(f"mean of the column  {mean:.1f}")
print(f"accuracy            {accuracy:.3f}")
print(f"rows seen           {twins:.0f}")
