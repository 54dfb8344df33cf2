// Messages of programs that failed, by the words that stay the same in them, and the topic that explains each.

/** PyTorch, NumPy, JAX, TensorFlow, MATLAB and Julia: what each says of gradients and shapes. */
const MESSAGES: readonly (readonly [says: RegExp, topic: string])[] = [
  // gradients of what is no number
  [/grad can be implicitly created only for scalar outputs/i, 'autograd'],
  [/gradient only defined for scalar-output functions/i, 'autograd'],
  [/mismatch in shape: grad_output/i, 'autograd'],
  [/grad(?:ient)? (?:must be|requires) a scalar/i, 'autograd'],
  // graphs
  [/does not require grad|requires? grad and does not have a grad_fn/i, 'error-no-grad'],
  [/backward through the graph a second time|retain_graph\s?=\s?true/i, 'error-no-grad'],
  [/modified by an in-?place operation|leaf variable that requires grad/i, 'error-no-grad'],
  [/appears? to not have been used in the graph|allow_unused/i, 'error-no-grad'],
  [/can't call numpy\(\) on (?:a )?tensor that requires grad/i, 'error-no-grad'],
  [/\.grad attribute of a tensor that is not a leaf/i, 'error-no-grad'],
  [/no gradients provided for any variable|gradients do not exist for variables/i, 'error-no-grad'],
  [/'nonetype' object has no attribute '(?:data|zero_|grad)'/i, 'error-no-grad'],
  // kinds of numbers
  [/only tensors of floating point .{0,30}can require gradients/i, 'error-dtype'],
  [/grad requires real- or complex-valued inputs|got int32/i, 'error-dtype'],
  [/expected (?:scalar type|all tensors to be on)|expected object of scalar type/i, 'error-dtype'],
  [/found dtype (?:double|float|long|int)/i, 'error-dtype'],
  // tracing
  [
    /concretizationtypeerror|tracer(?:array|bool|integer)?conversionerror|abstract tracer|unexpectedtracererror|leaked tracer/i,
    'error-tracer',
  ],
  // shapes
  [/mat1 and mat2 shapes cannot be multiplied|mat1 dim 1 must match mat2 dim 0|size mismatch, m1/i, 'error-shapes'],
  [/(?:operands could not be|could not be|non-?)\s?broadcast|incompatible shapes for broadcasting/i, 'error-shapes'],
  [/size of tensor \w+ \(?\d* ?\)?\s?must match|must match the size of tensor/i, 'error-shapes'],
  [/mismatch in its core dimension|shapes? .{0,60}not aligned/i, 'error-shapes'],
  [/expected size for first two dimensions|batch1 dim|inconsistent tensor size/i, 'error-shapes'],
  [/dot_general requires contracting dimensions|contracting dimensions/i, 'error-shapes'],
  [/matrix size-incompatible|incompatible shapes:|dimensions must be equal/i, 'error-shapes'],
  [
    /dimensionmismatch|incorrect dimensions for matrix multiplication|nonconformant arguments|arrays have incompatible sizes/i,
    'error-shapes',
  ],
  [
    /inconsistent (?:tensor|matrix) (?:sizes|dimensions)|matrix dimensions must agree|shape '?\[[\d, -]+\]'? is invalid for input/i,
    'error-shapes',
  ],
];

/** The topic that explains a message; undefined where it is none of these. */
export const topicOfMessage = (text: string): string | undefined => MESSAGES.find(([says]) => says.test(text))?.[1];
