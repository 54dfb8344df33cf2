"""Runs generated programs and prints what they compute: one JSON list in on standard input, one out.

A case: {"code", "at": {name: value}, "wrt", "direction"}. A result: {"value", "derivative", "product", "automatic"} as
nested lists, or {"error"}.
"""
import inspect
import json
import sys

framework = sys.argv[1]
if framework == "pytorch":
    import torch

    def tensor(value):
        return torch.tensor(value, dtype=torch.float64)
else:
    import numpy as np

    def tensor(value):
        return np.array(value, dtype=float)


def listed(value):
    return value.tolist() if hasattr(value, "tolist") else value


def run(case):
    names = {}
    exec(case["code"], names)
    values = {name: tensor(value) for name, value in case["at"].items()}
    inputs = [values[name.rstrip("_")] for name in inspect.signature(names["f"]).parameters]
    derivative = names.get("hessian") or names.get("jacobian") or names["gradient"]
    automatic = names.get("autograd") or names["differences"]
    result = {"value": names["f"](*inputs), "derivative": derivative(*inputs), "automatic": automatic(*inputs)}
    product = names.get("hvp") or names.get("jvp")
    if product:
        result["product"] = product(*inputs, tensor(case["direction"]))
    return {key: listed(value) for key, value in result.items()}


results = []
for case in json.load(sys.stdin):
    try:
        results.append(run(case))
    except Exception as error:  # told to the test, which fails with it
        results.append({"error": f"{type(error).__name__}: {error}"})
json.dump(results, sys.stdout)
