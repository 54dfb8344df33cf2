"""PyTorch's own Jacobians of functions typed in Jacobot's language, read here by other means than Jacobot's.

In: a JSON list of {"expression", "wrt", "at": {name: value}, "letters": {letter: number}} on standard input. Out: a list
of flat Jacobians, outputs by inputs, both counted row by row; or {"error"}. Every array has two dimensions, a vector is a
column; the operators are those of MATLAB: * is the matrix product, .* the elementwise one.
"""
import functools
import json
import re
import sys

import torch

torch.set_default_dtype(torch.float64)


def array(value):
    t = torch.tensor(value, dtype=torch.float64)
    return t.reshape(1, 1) if t.dim() == 0 else t.reshape(-1, 1) if t.dim() == 1 else t


class M:
    """A matrix under MATLAB's operators, spelled for Python: a @ b is a .* b, a // b is a ./ b."""

    def __init__(self, t):
        self.t = t

    @property
    def T(self):
        return M(self.t.T)

    def _is_number(self):
        return self.t.numel() == 1

    def __mul__(self, other):
        other = of(other)
        either = self._is_number() or other._is_number()
        return M(self.t * other.t if either else self.t.matmul(other.t))

    def __rmul__(self, other):
        return of(other) * self

    def __matmul__(self, other):
        return M(self.t * of(other).t)

    def __rmatmul__(self, other):
        return of(other) @ self

    def __truediv__(self, other):
        return M(self.t / of(other).t)

    def __rtruediv__(self, other):
        return of(other) / self

    __floordiv__ = __truediv__
    __rfloordiv__ = __rtruediv__

    def __add__(self, other):
        return M(self.t + of(other).t)

    __radd__ = __add__

    def __neg__(self):
        return M(-self.t)

    def __sub__(self, other):
        return M(self.t - of(other).t)

    def __rsub__(self, other):
        return of(other) - self

    def __pow__(self, n):
        if isinstance(n, Each) or self.t.shape[0] != self.t.shape[1] or self._is_number():
            n = n.n if isinstance(n, Each) else n
            return M(self.t ** (n.t if isinstance(n, M) else float(n)))
        return M(torch.linalg.matrix_power(self.t, int(n.t.item() if isinstance(n, M) else n)))

    def __getitem__(self, i):
        return M(self.t[i - 1].reshape(1, 1))


class Each:
    def __init__(self, n):
        self.n = n


def of(value):
    return value if isinstance(value, M) else M(torch.tensor([[float(value)]]))


def number(t):
    return M(t.reshape(1, 1))


def greater(x, y):
    return M(torch.maximum(*torch.broadcast_tensors(of(x).t, of(y).t)))


def each(f):
    return lambda x, *more: M(f(of(x).t, *more))


def rows(f):
    """Along a vector, or along each row of a matrix."""
    return lambda x: M(f(x.t, 0 if x.t.shape[1] == 1 else 1))


def layernorm(t, dim):
    return (t - t.mean(dim, keepdim=True)) / torch.sqrt(t.var(dim, unbiased=False, keepdim=True) + 1e-5)


F = torch.nn.functional
NAMES = {
    "tr": lambda x: number(x.t.trace()),
    "inv": lambda x: M(torch.linalg.inv(x.t)),
    "det": lambda x: number(torch.linalg.det(x.t)),
    "logdet": lambda x: number(torch.logdet(x.t)),
    "log": each(torch.log),
    "exp": each(torch.exp),
    "abs": each(torch.abs),
    "sin": each(torch.sin),
    "sqrt": each(torch.sqrt),
    "tanh": each(torch.tanh),
    "relu": each(torch.relu),
    "leaky_relu": each(F.leaky_relu),
    "sigmoid": each(torch.sigmoid),
    "softplus": each(F.softplus),
    "silu": each(F.silu),
    "gelu": each(F.gelu),
    "elu": each(F.elu),
    "softsign": each(F.softsign),
    "logsigmoid": each(F.logsigmoid),
    "hardtanh": each(F.hardtanh),
    "sum": lambda x: number(x.t.sum()),
    "mean": lambda x: number(x.t.mean()),
    "prod": lambda x: number(x.t.prod()),
    "var": lambda x: number(x.t.var(unbiased=False)),
    "std": lambda x: number(x.t.std(unbiased=False)),
    "max": lambda x, *others: functools.reduce(greater, others, x) if others else number(x.t.max()),
    "kron": lambda a, b: M(torch.kron(a.t.contiguous(), b.t.contiguous())),
    "norm": lambda x: number(torch.linalg.norm(x.t)),
    "normF": lambda x: number(torch.linalg.norm(x.t)),
    "norm1": lambda x: number(x.t.abs().sum()),
    "norm_spectral": lambda x: number(torch.linalg.matrix_norm(x.t, 2)),
    "norm_nuc": lambda x: number(torch.linalg.matrix_norm(x.t, "nuc")),
    "normalize": lambda x: M(x.t / torch.linalg.norm(x.t)),
    "softmax": rows(torch.softmax),
    "log_softmax": rows(torch.log_softmax),
    "layernorm": rows(layernorm),
    "logsumexp": lambda x: number(torch.logsumexp(x.t.reshape(-1), 0)),
    "cumsum": lambda x: M(torch.cumsum(x.t, 0)),
    "dot": lambda x, y: number((x.t * y.t).sum()),
    "huber": lambda x, y: number(F.huber_loss(x.t, y.t)),
    "hinge": lambda z, y: number(torch.relu(1 - y.t * z.t).mean()),
    "bce": lambda p, y: number(F.binary_cross_entropy(p.t, y.t)),
    "bce_with_logits": lambda z, y: number(F.binary_cross_entropy_with_logits(z.t, y.t)),
    "cross_entropy": lambda z, y: number(-(y.t * torch.log_softmax(z.t, 0)).sum()),
    "expm": lambda x: M(torch.linalg.matrix_exp(x.t)),
    "pinv": lambda x: M(torch.linalg.pinv(x.t)),
    "ones": lambda m, n=1: M(torch.ones(int(m), int(n))),
}


def spelled(expression):
    text = re.sub(r"(?<=[\w)\]])'", ".T", expression)
    text = re.sub(r"\.\^\s*(-?[\d.]+)", r"**Each(\1)", text)
    return text.replace(".*", "@").replace("./", "//").replace("^", "**")


def jacobian(case):
    code = compile(spelled(case["expression"]), "expression", "eval")
    values = {name: array(value) for name, value in case["at"].items()}

    def f(x):
        names = {name: M(x if name == case["wrt"] else value) for name, value in values.items()}
        return of(eval(code, {**NAMES, "Each": Each, **case["letters"], **names})).t

    x = values[case["wrt"]]
    return torch.autograd.functional.jacobian(f, x).reshape(-1).tolist()


results = []
for case in json.load(sys.stdin):
    try:
        results.append(jacobian(case))
    except Exception as error:  # told to the test, which fails with it
        results.append({"error": f"{type(error).__name__}: {error}"})
json.dump(results, sys.stdout)
