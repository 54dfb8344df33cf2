"""A stand-in for JAX made of NumPy, with the names that its documentation lists and no more.

It shows that generated code calls what exists, with the right operands; differentiation is by central differences.
"""
import numpy as _np

from . import lax, nn, numpy, scipy


class config:
    @staticmethod
    def update(name, value):
        assert name == "jax_enable_x64" and value is True


def jacobian(f, argnums=0):
    def of(*inputs):
        x = _np.asarray(inputs[argnums], dtype=float)
        columns = []
        for place in _np.ndindex(x.shape):
            step = _np.zeros(x.shape)
            step[place] = 1e-6
            moved = [
                _np.asarray(f(*[x + sign * step if i == argnums else a for i, a in enumerate(inputs)])) for sign in (1, -1)
            ]
            columns.append((moved[0] - moved[1]) / 2e-6)
        return _np.moveaxis(_np.array(columns), 0, -1).reshape(columns[0].shape + x.shape)

    return of


def hessian(f, argnums=0):
    def of(*inputs):
        x = _np.asarray(inputs[argnums], dtype=float)
        h = 1e-4

        def at(*moves):
            moved = x.copy()
            for place, step in moves:
                moved[place] += step
            return float(f(*[moved if i == argnums else a for i, a in enumerate(inputs)]))

        places = list(_np.ndindex(x.shape))
        entries = [
            (at((p, h), (q, h)) - at((p, h), (q, -h)) - at((p, -h), (q, h)) + at((p, -h), (q, -h))) / (4 * h * h)
            for p in places
            for q in places
        ]
        return _np.array(entries).reshape(x.shape + x.shape)

    return of
