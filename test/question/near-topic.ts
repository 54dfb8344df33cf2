// Sentences near to this field that ask for something else: other mathematics, advice on training, errors of programs, talk.
export const nearTopic: readonly string[] = `
how do I find the eigenvectors of a 3x3 matrix
what is the rank of a product of matrices
prove that similar matrices have the same determinant
what is the determinant of a triangular matrix
how many solutions does Ax = b have
is matrix multiplication commutative
how to invert a 2x2 matrix by hand
what is an orthonormal basis
what is the difference between PCA and SVD
solve the ODE y' = y
what is the limit of sin(x)/x as x goes to 0
integrate exp(-x^2) from minus infinity to infinity
what is a taylor series
is every continuous function integrable
what is the central limit theorem
what is bayes theorem
how do I compute a p value
expected value of a dice roll
what is the variance of a uniform distribution
what is a fourier transform
what is a group in algebra
how do prime numbers work
what is the pythagorean theorem
solve 3x + 4 = 10
what is the volume of a sphere
what is a good batch size
how many epochs should I train
adam or sgd for transformers
my validation loss goes up while training loss goes down
how do I prevent overfitting in a small network
what does dropout do
is batch norm better than layer norm for images
how to choose the number of hidden layers
what is transfer learning
what is a good learning rate schedule
why is my accuracy stuck at 10 percent
how do I initialise the weights of a network
should I normalise my inputs
what is early stopping
how does a random forest work
what is k means clustering
what is the difference between precision and recall
how do I label my data set
what is reinforcement learning
what is a gan
how do I fine tune a language model
what are embeddings
how big is the context window of your model
is keras better than pytorch
how do I save a model in pytorch
how to move a tensor to the gpu
CUDA out of memory error
ModuleNotFoundError: No module named 'torch'
SyntaxError: invalid syntax
IndentationError: unexpected indent
KeyError: 'loss'
AttributeError: 'NoneType' object has no attribute 'split'
IndexError: list index out of range
NameError: name 'np' is not defined
ImportError: cannot import name 'relu'
FileNotFoundError: [Errno 2] No such file or directory: 'data.csv'
RecursionError: maximum recursion depth exceeded
TypeError: 'int' object is not callable
ValueError: invalid literal for int() with base 10
ZeroDivisionError: division by zero
JSONDecodeError: Expecting value
ConnectionError: connection refused
npm ERR! code ELIFECYCLE
segmentation fault core dumped
java.lang.NullPointerException
undefined is not a function
how do I sort a numpy array
how do I reshape a pandas dataframe
how do I read a csv in python
what is the difference between a list and a tuple
how do I write a for loop in julia
git rebase or merge
how do I center text in latex
how do I write a matrix in latex
what does \\LaTeX mean
you are very helpful today
what did you have for breakfast
do you like matrices
are you a human
who made you
what is your favourite colour
tell me something interesting
can you keep a secret
do you dream of electric sheep
how old are you
let us play chess
who is your boss
write an essay about the history of calculus
who invented calculus
when did leibniz live
which university is best for mathematics
is a mathematics degree worth it
recommend a textbook on machine learning
what is the matrix about
the vector space of opportunities
my gradient tool in photoshop is broken
css gradient with three colours
the slope of my roof is too steep
what is the chain of command
financial derivatives pricing
how do I drop the class before the deadline
the layout of my living room
what is the shape of a snowflake
why do planes need wings
the weight of an elephant
what is social bias
`
  .trim()
  .split('\n');
