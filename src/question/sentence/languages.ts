// Questions in German, French and Spanish: the words that carry them, in English. Formulas are the same in all.
import { table } from '../../formula/table.js';

interface Language {
  /** Words that no English sentence has. */
  readonly known: RegExp;
  readonly words: Readonly<Record<string, string>>;
}

const LANGUAGES: readonly Language[] = [
  {
    known:
      /(?<!\p{L})(?:ableitung(?:en)?|ableiten|abgeleitet|differenziere|jacobi-?matrix|hesse-?matrix|bezüglich|gradient von|nach)(?!\p{L})/iu,
    words: table({
      ableitung: 'derivative',
      ableitungen: 'derivatives',
      ableiten: 'differentiate',
      differenziere: 'differentiate',
      gradienten: 'gradient',
      jacobimatrix: 'jacobian',
      'jacobi-matrix': 'jacobian',
      hessematrix: 'hessian',
      'hesse-matrix': 'hessian',
      nach: 'wrt',
      bezüglich: 'wrt',
      'in bezug auf': 'wrt',
      von: 'of',
      vom: 'of the',
      'an der stelle': 'at',
      'im punkt': 'at',
      bei: 'at',
      'was ist': 'what is',
      'wie lautet': 'what is',
      'wie ist': 'what is',
      ist: 'is',
      die: 'the',
      der: 'the',
      das: 'the',
      des: 'of the',
      den: 'the',
      und: 'and',
      oder: 'or',
      warum: 'why',
      wieso: 'why',
      wo: 'where',
      mit: 'with',
      für: 'for',
      berechne: 'compute',
      bestimme: 'compute',
      partielle: 'partial',
      zweite: 'second',
      funktion: 'function',
      spur: 'trace',
      determinante: 'determinant',
      inversen: 'inverse',
      'ich habe': 'I got',
      'ich erhalte': 'I get',
      'ich bekomme': 'I get',
      richtig: 'right',
      korrekt: 'correct',
      falsch: 'wrong',
      bitte: 'please',
    }),
  },
  {
    known:
      /(?<!\p{L})(?:dériv[ée]e?s?|derivees?|dériver|jacobienne|hessienne|par rapport|gradient (?:de|du|d')(?![\p{L}]))/iu,
    words: table({
      dérivée: 'derivative',
      dérivées: 'derivatives',
      derivee: 'derivative',
      dérivé: 'derivative',
      dériver: 'differentiate',
      'matrice jacobienne': 'jacobian',
      jacobienne: 'jacobian',
      'matrice hessienne': 'hessian',
      hessienne: 'hessian',
      'par rapport à': 'wrt',
      'par rapport a': 'wrt',
      'par rapport au': 'wrt',
      'par rapport': 'wrt',
      de: 'of',
      du: 'of the',
      'au point': 'at',
      'quelle est': 'what is',
      'quel est': 'what is',
      'est-ce que': 'is',
      est: 'is',
      la: 'the',
      le: 'the',
      les: 'the',
      et: 'and',
      ou: 'or',
      pourquoi: 'why',
      calculer: 'compute',
      calculez: 'compute',
      calcule: 'compute',
      fonction: 'function',
      partielle: 'partial',
      seconde: 'second',
      "j'obtiens": 'I get',
      'je trouve': 'I get',
      juste: 'right',
      faux: 'wrong',
    }),
  },
  {
    known: /(?<!\p{L})(?:derivadas?|derivar|gradiente|jacobian[ao]|hessian[ao]|respecto (?:a|de|al))(?!\p{L})/iu,
    words: table({
      derivada: 'derivative',
      derivadas: 'derivatives',
      derivar: 'differentiate',
      gradiente: 'gradient',
      'matriz jacobiana': 'jacobian',
      jacobiana: 'jacobian',
      jacobiano: 'jacobian',
      'matriz hessiana': 'hessian',
      hessiana: 'hessian',
      hessiano: 'hessian',
      'con respecto a': 'wrt',
      'con respecto al': 'wrt',
      'respecto a': 'wrt',
      'respecto de': 'wrt',
      'respecto al': 'wrt',
      de: 'of',
      del: 'of the',
      'en el punto': 'at',
      'cuál es': 'what is',
      'cual es': 'what is',
      es: 'is',
      la: 'the',
      el: 'the',
      los: 'the',
      'por qué': 'why',
      calcular: 'compute',
      calcula: 'compute',
      hallar: 'find',
      función: 'function',
      segunda: 'second',
      obtengo: 'I get',
      correcto: 'correct',
      correcta: 'correct',
    }),
  },
];

const PATTERNS = LANGUAGES.map(({ words }) => {
  const longest = Object.keys(words).sort((a, b) => b.length - a.length);
  return new RegExp(String.raw`(?<![\p{L}\d_\\])(?:${longest.join('|')})(?![\p{L}\d_])`, 'giu');
});

/** The text with its words in English, where it is in one of these languages. */
export function inEnglish(text: string): string {
  const at = LANGUAGES.findIndex(({ known }) => known.test(text));
  const [language, pattern] = [LANGUAGES[at], PATTERNS[at]];
  return language && pattern
    ? text
        .replace(/(?<=\p{L}{3})funktion(?!\p{L})/gu, ' function')
        .replace(pattern, (word) => language.words[word.toLowerCase()] ?? word)
    : text;
}
