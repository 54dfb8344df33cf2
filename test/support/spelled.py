"""What NumPy, SciPy's names and PyTorch compute for expressions typed in their own spellings.

In: a JSON list of {"code", "at": {name: value}} on standard input. Out: a list of {"value", "shape"} or {"error"}.
"""
import json
import sys

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def value(case):
    code = case["code"]
    own = torch.tensor if "torch." in code or "F." in code else np.array
    names = {name: own(given) if isinstance(given, list) else given for name, given in case["at"].items()}
    result = np.asarray(eval(code, {"np": np, "torch": torch, "F": F}, names))
    return {"value": result.reshape(-1).tolist(), "shape": list(result.shape)}


results = []
for case in json.load(sys.stdin):
    try:
        results.append(value(case))
    except Exception as error:  # told to the test, which fails with it
        results.append({"error": f"{type(error).__name__}: {error}"})
json.dump(results, sys.stdout)
