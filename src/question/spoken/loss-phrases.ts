// The words that people have for losses, penalties, models and densities, and the formulas that these are.
import { table } from '../../formula/table.js';

/** The logarithm of the density of N(μ, Σ): log det(2πΣ) holds its constant n·log(2π). */
export const LOG_NORMAL = "-1/2*(@ - mu)'*inv(Sigma)*(@ - mu) - 1/2*logdet(2*pi*Sigma)";
/** The same of one number. */
export const LOG_NORMAL_OF_ONE = '-(@ - mu)^2/(2*sigma^2) - 1/2*log(2*pi*sigma^2)';

const LOG_DENSITIES: readonly (readonly [distributions: string, formula: string, operand: string])[] = [
  ['gaussian|normal|multivariate gaussian|multivariate normal', LOG_NORMAL, 'x'],
  ['univariate gaussian|univariate normal', LOG_NORMAL_OF_ONE, 'x'],
  ['bernoulli', 'y*log(@) + (1 - y)*log(1 - @)', 'p'],
  ['categorical', 'sum(y .* log(@))', 'p'],
  ['laplace', '-abs(x - @)/b - log(2*b)', 'mu'],
];

/** "Gaussian log-likelihood" and "log density of a normal distribution". */
function logDensities(): (readonly [string, string, string])[] {
  const said = ['log', 'log-'].flatMap((log) =>
    ['likelihood', 'density', 'probability', 'pdf'].map((word) => (log === 'log' ? `log ${word}` : log + word)),
  );
  return LOG_DENSITIES.flatMap(([distributions, formula, operand]) =>
    distributions
      .split('|')
      .flatMap((name) =>
        said.flatMap((word) => [`${name} ${word}`, `${word} of ${name}`, `${word} of ${name} distribution`]),
      )
      .map((words) => [words, formula, operand] as const),
  );
}

/** The negative log-likelihood of labels ±1, and of labels 0 and 1: a sum over the rows of X. */
const LOGISTIC: readonly (readonly [words: string, formula: string])[] = [
  ['logistic regression', 'sum(softplus(-y .* (X*@)))'],
  ['zero-one logistic regression', 'sum(softplus(X*@) - y .* (X*@))'],
];

/** "Logistic regression" is its loss; its log-likelihood is the negative of that. */
const logisticRegressions = (): (readonly [string, string, string])[] =>
  LOGISTIC.flatMap(([words, formula]) => [
    [words, formula, 'w'] as const,
    ...['log-likelihood', 'log likelihood', 'loglikelihood'].flatMap((likelihood) =>
      [
        `${likelihood} of ${words}`,
        `${likelihood} for ${words}`,
        `${likelihood} in ${words}`,
        `${words} ${likelihood}`,
      ].map((said) => [said, `(-${formula})`, 'w'] as const),
    ),
  ]);

/** As the rows of `function-phrases.ts`. */
export const LOSS_PHRASES: readonly (readonly [words: string, formula: string, operand: string])[] = [
  ['least squares', 'norm(A*@ - b)^2', 'x'],
  ['least squares solution', "inv(A'*A)*A'*@", 'b'],
  ['least-squares solution', "inv(A'*A)*A'*@", 'b'],
  ['ols solution', "inv(A'*A)*A'*@", 'b'],
  ['ols estimator', "inv(A'*A)*A'*@", 'b'],
  ['ridge solution', "inv(A'*A + lambda*I)*A'*@", 'b'],
  ['ridge regression solution', "inv(A'*A + lambda*I)*A'*@", 'b'],
  ['linear regression', 'norm(A*@ - b)^2', 'x'],
  ['ridge regression', 'norm(A*@ - b)^2 + lambda*norm(@)^2', 'x'],
  ['lasso', 'norm(A*@ - b)^2 + lambda*norm1(@)', 'x'],
  ['lasso regression', 'norm(A*@ - b)^2 + lambda*norm1(@)', 'x'],
  ['elastic net', 'norm(A*@ - b)^2 + lambda*norm1(@) + mu*norm(@)^2', 'x'],
  ...['l1 penalty', 'l1 regularization', 'l1 term', 'lasso penalty', 'lasso term'].map(
    (words) => [words, 'lambda*norm1(@)', 'w'] as const,
  ),
  ...['l2 penalty', 'l2 regularization', 'l2 term', 'ridge penalty', 'ridge term', 'weight decay'].map(
    (words) => [words, 'lambda*norm(@)^2', 'w'] as const,
  ),
  ['elastic net penalty', 'lambda*norm1(@) + mu*norm(@)^2', 'w'],
  ...logisticRegressions(),
  ['zero-one logistic loss', 'softplus(@) - y .* (@)', "log(1 + exp(w'*x)) - y*w'*x"],
  ['hinge loss', 'hinge(@, y)', "max(0, 1 - y*w'*x)"],
  ['svm loss', 'hinge(@, y)', "max(0, 1 - y*w'*x)"],
  ['squared hinge loss', 'max(0, 1 - y .* (@)).^2', "max(0, 1 - y*w'*x)^2"],
  ['perceptron loss', 'max(0, -y .* (@))', "max(0, -y*w'*x)"],
  ['focal loss', '-(1 - @)^gamma*log(@)', 'p'],
  ['triplet loss', 'max(0, norm(@ - p)^2 - norm(@ - n)^2 + m)', 'a'],
  ['logistic loss', 'softplus(-y .* @)', "log(1 + exp(-y*w'*x))"],
  ['kl divergence', 'kl_div(p, @)', 'q'],
  ['kl loss', 'kl_div(p, @)', 'q'],
  ['kullback-leibler divergence', 'kl_div(p, @)', 'q'],
  ['binary cross entropy', 'bce(@, y)', 'p'],
  ['sigmoid cross entropy', 'bce_with_logits(@, y)', 'z'],
  ['sigmoid binary cross entropy', 'bce_with_logits(@, y)', 'z'],
  ['binary cross entropy with sigmoid', 'bce_with_logits(@, y)', 'z'],
  ['binary cross entropy with logits', 'bce_with_logits(@, y)', 'z'],
  ['softmax cross entropy', 'cross_entropy(@, y)', 'z'],
  ['softmax cross-entropy', 'cross_entropy(@, y)', 'z'],
  ['cross entropy', 'cross_entropy(@, y)', 'z'],
  ['cross-entropy', 'cross_entropy(@, y)', 'z'],
  ['softmax ce', 'cross_entropy(@, y)', 'z'],
  ['softmax loss', 'cross_entropy(@, y)', 'z'],
  ['softmax classifier', 'cross_entropy(@, y)', 'cross_entropy(W*x, y)'],
  ['softmax regression', 'cross_entropy(@, y)', 'cross_entropy(W*x, y)'],
  ['cross entropy with softmax', 'cross_entropy(@, y)', 'z'],
  ['cross-entropy with softmax', 'cross_entropy(@, y)', 'z'],
  ['cross entropy loss with softmax', 'cross_entropy(@, y)', 'z'],
  ['cross-entropy loss with softmax', 'cross_entropy(@, y)', 'z'],
  ['kl-divergence', 'kl_div(p, @)', 'q'],
  ['rayleigh quotient', "(@'*A*@)/(@'*@)", 'x'],
  ['mean squared error', 'mse(@, y)', 'x'],
  ['mean square error', 'mse(@, y)', 'x'],
  ['mean absolute error', 'l1_loss(@, y)', 'x'],
  ['mae', 'l1_loss(@, y)', 'x'],
  ['root mean squared error', 'sqrt(mse(@, y))', 'x'],
  ['root mean square error', 'sqrt(mse(@, y))', 'x'],
  ['rmse', 'sqrt(mse(@, y))', 'x'],
  ['scaled dot product attention', "softmax(@*K'/sqrt(d))*V", 'Q'],
  ['scaled dot-product attention', "softmax(@*K'/sqrt(d))*V", 'Q'],
  ['dot product attention', "softmax(@*K'/sqrt(d))*V", 'Q'],
  ['dot-product attention', "softmax(@*K'/sqrt(d))*V", 'Q'],
  ['mahalanobis distance', "sqrt((@ - mu)'*inv(Sigma)*(@ - mu))", 'x'],
  ['squared mahalanobis distance', "(@ - mu)'*inv(Sigma)*(@ - mu)", 'x'],
  ['gaussian pdf', 'exp(-(@ - mu)^2/(2*sigma^2))/(sigma*sqrt(2*pi))', 'x'],
  ['normal pdf', 'exp(-(@ - mu)^2/(2*sigma^2))/(sigma*sqrt(2*pi))', 'x'],
  ['gaussian density', 'exp(-(@ - mu)^2/(2*sigma^2))/(sigma*sqrt(2*pi))', 'x'],
  ['normal density', 'exp(-(@ - mu)^2/(2*sigma^2))/(sigma*sqrt(2*pi))', 'x'],
  ...logDensities(),
  ['mse', 'mse(@, y)', 'x'],
];

/** Formulas named in words, as they are by a variable that the usual form does not have. */
export const BY_OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = table({
  'cross_entropy(z, y)': { p: '-sum(y .* log(p))', q: '-sum(p .* log(q))', W: 'cross_entropy(W*x, y)' },
  'mse(x, y)': { W: 'mse(W*x, y)', w: 'mse(X*w, y)' },
  'bce(p, y)': { z: 'bce_with_logits(z, y)', x: 'bce_with_logits(x, y)' },
  [LOG_NORMAL.replaceAll('@', 'x')]: { sigma: LOG_NORMAL_OF_ONE.replaceAll('@', 'x') },
});
