// Every other way people spell the signs of our language: Unicode, TeX commands, programming languages.

/** Reads `a b  c d` as { a: 'b', c: 'd' }. */
const pairs = (text: string): Readonly<Record<string, string>> => {
  const words = text.trim().split(/\s+/);
  const table: Record<string, string> = Object.create(null);
  for (let i = 0; i < words.length; i += 2) table[words[i] as string] = words[i + 1] as string;
  return table;
};
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** One character that stands for one of our signs. */
export const UNICODE_SIGNS = pairs(`
  ⊙ .*  ∘ .*  ○ .*  ⊛ .*  ⊘ ./  · ·  ⋅ ·  ∙ ·  • ·  × *  @ *  ÷ /  ∕ /  ⁄ /
  − -  – -  — -  ‐ -  ‑ -  ＋ +  ’ '  ‘ '  ′ '  ´ '  ᵀ ⊤  ⊤ ⊤  ⊺ ⊤  ᵗ ⊤  † †
  ‖ ‖  ∥ ‖  ∣ |  ⊗ ⊗  ≤ <=  ≥ >=  √ √  ∂ ∂  ∇ ∇  𝟏 𝟏  𝟙 𝟏  （ (  ） )  ， ,  ⟨ ⟨  ⟩ ⟩  〈 ⟨  〉 ⟩
`);

/** TeX commands that stand for one of our signs. */
export const TEX_SIGNS = pairs(`
  cdot ·  bmod %  times *  ast *  odot .*  circ .*  oslash ./  div /  otimes ⊗  top ⊤  intercal ⊤  dagger †  prime '
  lVert ‖  rVert ‖  Vert ‖  | ‖  vert |  lvert |  rvert |  mid |  le <=  leq <=  ge >=  geq >=  lt <  gt >
  partial ∂  nabla ∇  { (  } )  lbrace (  rbrace )  lbrack [  rbrack ]  lparen (  rparen )  langle ⟨  rangle ⟩  \\ \\
`);

/** TeX commands that only space or size what follows. */
export const TEX_SILENT = words(`
  , ; : ! > ( ) [ ] quad qquad left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr
  displaystyle textstyle limits nolimits mathop
`);

/** TeX commands that set a name in another face: `\\mathbf{x}` is x. */
export const TEX_FACES = words(`
  mathbf mathrm mathit mathsf mathtt mathcal mathbb boldsymbol bm bold text textbf textrm textit operatorname vec rm bf
`);

/** TeX accents, which become part of the name: `\\hat{y}` is y_hat. */
export const TEX_ACCENTS = pairs('hat hat  widehat hat  bar bar  overline bar  tilde tilde  widetilde tilde  dot dot');

/** Combining marks, likewise. */
export const COMBINING = pairs('\u0302 hat  \u0304 bar  \u0305 bar  \u0303 tilde  \u0307 dot');

/** Greek letters by their names; TeX knows them by the same names. */
export const GREEK = pairs(`
  α alpha  β beta  γ gamma  δ delta  ε epsilon  ϵ epsilon  ζ zeta  η eta  θ theta  ϑ theta  ι iota  κ kappa
  λ lambda  μ mu  µ mu  ν nu  ξ xi  π pi  ρ rho  σ sigma  τ tau  υ upsilon  φ phi  ϕ phi  χ chi  ψ psi  ω omega
  ∞ infty
  Γ Gamma  Δ Delta  Θ Theta  Λ Lambda  Ξ Xi  Π Pi  Σ Sigma  Υ Upsilon  Φ Phi  Ψ Psi  Ω Omega
`);
export const GREEK_NAMES: ReadonlySet<string> = new Set(Object.values(GREEK));

/** Big signs that name a function. */
export const BIG_SIGNS = pairs('∑ sum  ∏ prod');

/** TeX's other names of letters. */
export const TEX_NAMES = pairs('varepsilon epsilon  vartheta theta  varphi phi  varrho rho  varsigma sigma  ell l');

export const SUPERSCRIPTS = pairs('⁰ 0  ¹ 1  ² 2  ³ 3  ⁴ 4  ⁵ 5  ⁶ 6  ⁷ 7  ⁸ 8  ⁹ 9  ⁻ -');
/** Small letters that are exponents: eˣ, xⁿ. */
export const RAISED = pairs(
  'ᵃ a  ᵇ b  ᶜ c  ᵈ d  ⁱ i  ʲ j  ᵏ k  ˡ l  ᵐ m  ⁿ n  ᵖ p  ʳ r  ˢ s  ᵘ u  ᵛ v  ʷ w  ˣ x  ʸ y  ᶻ z',
);
export const SUBSCRIPTS = pairs(
  '₀ 0  ₁ 1  ₂ 2  ₃ 3  ₄ 4  ₅ 5  ₆ 6  ₇ 7  ₈ 8  ₉ 9  ₐ a  ₑ e  ₕ h  ᵢ i  ⱼ j  ₖ k  ₗ l  ₘ m  ₙ n  ₒ o  ₚ p  ᵣ r  ₛ s  ₜ t  ᵤ u  ᵥ v  ₓ x',
);
const SMALL_LETTERS = new Map(Object.entries(SUBSCRIPTS).map(([small, letter]) => [letter, small]));
/** The text as a Unicode subscript; undefined if a letter of it has none. */
export function lowered(text: string): string | undefined {
  const small = [...text].map((letter) => SMALL_LETTERS.get(letter));
  return small.every((letter) => letter !== undefined) ? small.join('') : undefined;
}

/** Fractions typed as one character, as [numerator, denominator]. */
export const FRACTIONS: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '¼': [1, 4],
  '¾': [3, 4],
};

/** Prefixes of functions in code: `np.exp`, `torch.nn.functional.relu`. */
export const MODULES = words(`
  np numpy torch nn functional F jnp jax lax tf keras math activations linalg scipy special tensor ops backend K LinearAlgebra
`);
