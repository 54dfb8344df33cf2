"""The activations of jax.nn, by their documented formulas."""
import math

import numpy as np

_erf = np.vectorize(math.erf)
_softplus = lambda x: np.logaddexp(0, x)


def relu(x): return np.maximum(x, 0)
def relu6(x): return np.minimum(np.maximum(x, 0), 6)
def leaky_relu(x, negative_slope=0.01): return np.where(x >= 0, x, negative_slope * x)
def elu(x, alpha=1.0): return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
def celu(x, alpha=1.0): return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0) / alpha)
def selu(x): return 1.0507009873554805 * elu(x, 1.6732632423543772)
def sigmoid(x): return 1 / (1 + np.exp(-x))
def softplus(x): return _softplus(x)
def log_sigmoid(x): return -_softplus(-x)
def silu(x): return x * sigmoid(x)
def hard_sigmoid(x): return relu6(x + 3) / 6
def hard_silu(x): return x * hard_sigmoid(x)
def softmax(x): return np.exp(x - np.max(x, -1, keepdims=True)) / np.sum(np.exp(x - np.max(x, -1, keepdims=True)), -1, keepdims=True)
def log_softmax(x): return np.log(softmax(x))


def gelu(x, approximate=True):
    if approximate:
        return x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))) / 2
    return x * (1 + _erf(x / np.sqrt(2))) / 2
