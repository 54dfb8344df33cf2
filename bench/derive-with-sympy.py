"""Median milliseconds of SymPy's derivatives, one a line of JSON: matrix expressions, and entries where it has no other way.

Its caches are emptied before each measurement, so that it derives each time, as Jacobot does.
"""
import json
import statistics
import sys
import time

from sympy import Determinant, Matrix, MatrixSymbol, Max, Symbol, Trace, exp, log, symbols, tanh
from sympy.core.cache import clear_cache

n, m, p = symbols("n m p", integer=True, positive=True)
N = 4


def entries(name, rows, cols=1):
    return Matrix(rows, cols, lambda i, j: Symbol(f"{name}{i}_{j}"))


def softmax(z):
    e = z.applyfunc(exp)
    return e / sum(e)


def quadratic():
    A, x = MatrixSymbol("A", n, n), MatrixSymbol("x", n, 1)
    return (x.T * A * x).diff(x)


def least_squares():
    A, x, b = MatrixSymbol("A", m, n), MatrixSymbol("x", n, 1), MatrixSymbol("b", m, 1)
    return ((A * x - b).T * (A * x - b)).diff(x)


def trace():
    A, X, B = MatrixSymbol("A", p, m), MatrixSymbol("X", m, n), MatrixSymbol("B", n, p)
    return Trace(A * X * B).diff(X)


def gram():
    B, X = MatrixSymbol("B", m, m), MatrixSymbol("X", m, n)
    return Trace(X.T * B * X).diff(X)


def determinant():
    X = MatrixSymbol("X", n, n)
    return Determinant(X).diff(X)


def linear():
    A, X, B = MatrixSymbol("A", p, m), MatrixSymbol("X", m, n), MatrixSymbol("B", n, p)
    return (A * X * B).diff(X)


def softmax_entries():
    x = entries("x", N)
    return softmax(x).jacobian(x)


def logsumexp_entries():
    x = entries("x", N)
    return Matrix([log(sum(x.applyfunc(exp)))]).jacobian(x)


def layer_entries():
    W, x, b = entries("W", N, N), entries("x", N), entries("b", N)
    return (W * x + b).applyfunc(lambda z: Max(0, z)).jacobian(x)


def two_layers_entries():
    W, V, x = entries("W", N, N), entries("V", N, N), entries("x", N)
    return (W * (V * x).applyfunc(tanh)).jacobian(x)


CASES = {
    "x'*A*x by x": quadratic,
    "(A*x - b)'*(A*x - b) by x": least_squares,
    "tr(A*X*B) by X": trace,
    "tr(X'*B*X) by X": gram,
    "det(X) by X": determinant,
    "A*X*B by X": linear,
    "softmax(x) by x": softmax_entries,
    "logsumexp(x) by x": logsumexp_entries,
    "relu(W*x + b) by x": layer_entries,
    "W*tanh(V*x) by x": two_layers_entries,
}

times = {}
for name, derive in CASES.items():
    measured = []
    for _ in range(int(sys.argv[1])):
        clear_cache()
        start = time.perf_counter()
        derive()
        measured.append(1000 * (time.perf_counter() - start))
    times[name] = statistics.median(measured)
json.dump(times, sys.stdout)
