"""The part of jax.numpy that generated code uses, under NumPy's own names."""
from numpy import (  # noqa: F401
    abs, arange, arccos, arccosh, arcsin, arcsinh, arctan, arctan2, arctanh, argsort, array, ceil, clip, cos, cosh,
    diag, exp, expm1, eye, floor, fmod, hstack, hypot, kron, linalg, log, log10, log1p, log2, max, maximum, mean,
    median, min, minimum, mod, ones, outer, prod, ravel, reshape, sign, sin, sinh, sort, sqrt, stack, sum, swapaxes,
    tan, tanh, trace, tril, vstack, where, zeros,
)
