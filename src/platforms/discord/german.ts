// Discord's menus in German.
import type { Words } from './words.js';

export const GERMAN: Words = {
  commands: {
    jacobian: ['jacobimatrix', 'Die Ableitung eines Ausdrucks: Jacobimatrix, Gradient oder lineare Abbildung, geprüft'],
    hessian: ['hessematrix', 'Die zweite Ableitung einer skalaren Funktion, mit ihrer Struktur'],
    check: ['prüfen', 'Stimmt meine Ableitung? Wahr, falsch oder nur unter Bedingungen, und woran es liegt'],
    activation: ['aktivierung', 'Eine Aktivierungsfunktion: Formel, Ableitung, Knicke, was die Frameworks dort melden'],
    explain: ['erklären', 'Ein Thema in wenigen Zeilen: Diagonale oder Vektor, das Hadamard-Produkt'],
    ask: ['fragen', 'Eine Frage in eigenen Worten'],
    help: ['hilfe', 'Was man fragen kann, mit Beispielen, die laufen'],
    settings: ['einstellungen', 'Was für alle Antworten gilt: Farben, Anordnung, Framework, wer sie sieht'],
  },
  options: {
    expression: ['ausdruck', 'Die Funktion, wie in relu(W*x + b)'],
    at: ['stelle', 'Werte, wie in x = [1, -2, 3]; W = [[1, 2, 0], [0, 1, 1]]'],
    wrt: ['nach', 'Die Variable, nach der abgeleitet wird'],
    layout: ['anordnung', 'Zeilen für Ausgaben (numerator) oder Zeilen für Eingaben (denominator)'],
    where: ['wobei', 'Formen und Struktur, wie in A: 3x2, S: symmetric'],
    view: ['ansicht', 'Was davon gezeigt wird'],
    answer: ['antwort', 'Die eigene Ableitung'],
    name: ['name', 'Der Name der Aktivierungsfunktion'],
    topic: ['thema', 'Wovon die Erklärung handelt'],
    command: ['befehl', 'Ein Befehl, zu dem alles gezeigt wird'],
    text: ['frage', 'Die Frage'],
    want: ['wunsch', 'Was gefragt ist'],
    theme: ['farben', 'Die Farben der Bilder: dunkel oder hell'],
    framework: ['framework', 'Wessen Programme die Ansicht Code zeigt'],
    visibility: ['sichtbar', 'Wer die Antwort sieht: alle (public) oder nur man selbst (private)'],
  },
  menus: {
    'Explain the Jacobian': 'Jacobimatrix erklären',
    'Check this derivative': 'Diese Ableitung prüfen',
  },
};
