// Discord's menus in French.
import type { Words } from './words.js';

export const FRENCH: Words = {
  commands: {
    jacobian: ['jacobienne', 'La dérivée d’une expression : jacobienne, gradient ou application linéaire, vérifiée'],
    hessian: ['hessienne', 'La dérivée seconde d’une fonction scalaire, avec sa structure'],
    check: ['vérifier', 'Ma dérivée est-elle juste ? Vrai, faux ou sous condition, et ce qui ne va pas'],
    activation: [
      'activation',
      'Une fonction d’activation : formule, dérivée, points anguleux, ce que disent les frameworks',
    ],
    explain: ['expliquer', 'Un sujet en quelques lignes : diagonale ou vecteur, le produit de Hadamard'],
    ask: ['demander', 'Une question en toutes lettres'],
    help: ['aide', 'Ce que l’on peut demander, avec des exemples qui marchent'],
    settings: ['réglages', 'Ce qui vaut pour toutes les réponses : couleurs, disposition, framework, qui les voit'],
  },
  options: {
    expression: ['expression', 'La fonction, comme dans relu(W*x + b)'],
    at: ['en', 'Des valeurs, comme dans x = [1, -2, 3]; W = [[1, 2, 0], [0, 1, 1]]'],
    wrt: ['par_rapport_à', 'La variable par rapport à laquelle on dérive'],
    layout: ['disposition', 'Des lignes pour les sorties (numerator) ou pour les entrées (denominator)'],
    where: ['avec', 'Formes et structure, comme dans A: 3x2, S: symmetric'],
    view: ['vue', 'Ce qui en est montré'],
    answer: ['réponse', 'Votre dérivée'],
    name: ['nom', 'Le nom de la fonction d’activation'],
    topic: ['sujet', 'Ce dont parle l’explication'],
    command: ['commande', 'Une commande dont tout est montré'],
    text: ['question', 'La question'],
    want: ['souhait', 'Ce qui est demandé'],
    theme: ['couleurs', 'Les couleurs des images : sombres ou claires'],
    framework: ['framework', 'De quel framework la vue Code montre les programmes'],
    visibility: ['visibilité', 'Qui voit la réponse : tous (public) ou vous seul (private)'],
  },
  menus: {
    'Explain the Jacobian': 'Expliquer la jacobienne',
    'Check this derivative': 'Vérifier cette dérivée',
  },
};
