"""The libraries that speed.py compares, one module for each, all with the same functions.

`train`, `replicas`, `step`, `descend` and `surface` take a workload of `workloads` and return a dict: the name of each
way to compute it with this library, and a function without arguments that does so from the start and returns the result as
NumPy arrays. What such a function finds ready (modules, compiled code, data in the library's own arrays) was made before.
"""
