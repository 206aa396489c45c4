import { childOf, childrenOf, elementsOf, textOfXml, type XmlElement } from '../xml';

const SYMBOLS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega ∞ infty × times ÷ div ± pm ∓ mp ≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv ∑ sum ∏ prod ∫ int ∬ iint ∮ oint √ sqrt ∂ partial ∇ nabla ∈ in ∉ notin ⊂ subset ⊆ subseteq ∪ cup ∩ cap ∀ forall ∃ exists → rightarrow ← leftarrow ⇒ Rightarrow ⇔ Leftrightarrow · cdot ⋅ cdot ∙ cdot … ldots ⋯ cdots ∝ propto ∅ emptyset ∧ wedge ∨ vee ¬ neg ∠ angle ⊥ perp ∥ parallel'
      .split(' ')
      .reduce<[string, string][]>((pairs, word, at, words) => {
        if (at % 2 === 0) pairs.push([word, `\\${words[at + 1] ?? ''}`]);
        return pairs;
      }, []),
  ),
  '−': '-',
  '–': '-',
};

const ACCENTS: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0304': 'bar',
  '\u0305': 'overline',
  '\u0307': 'dot',
  '\u0308': 'ddot',
  '\u20d7': 'vec',
};

/** An equation of Office as LaTeX. */
export const readEquation = (math: XmlElement | undefined): string => writeAll(math).replace(/ {2,}/g, ' ').trim();

const writeAll = (element: XmlElement | undefined): string => (element ? elementsOf(element).map(write).join('') : '');

function write(element: XmlElement): string {
  const argument = (name: string): string => writeAll(childOf(element, name)).trim();
  const property = (name: string): string | undefined => {
    const properties = elementsOf(element).find((child) => child.name === `${element.name}Pr`);
    return childOf(properties, name)?.attributes.val;
  };
  switch (element.name) {
    case 'r':
      return childrenOf(element, 't')
        .map((text) => withCommands(textOfXml(text)))
        .join('');
    case 'f':
      return property('type') === 'noBar'
        ? `\\genfrac{}{}{0pt}{}{${argument('num')}}{${argument('den')}}`
        : `\\frac{${argument('num')}}{${argument('den')}}`;
    case 'sSup':
      return `${argument('e')}^{${argument('sup')}}`;
    case 'sSub':
      return `${argument('e')}_{${argument('sub')}}`;
    case 'sSubSup':
      return `${argument('e')}_{${argument('sub')}}^{${argument('sup')}}`;
    case 'sPre':
      return `{}_{${argument('sub')}}^{${argument('sup')}}${argument('e')}`;
    case 'rad': {
      const degree = argument('deg');
      return `\\sqrt${degree === '' ? '' : `[${degree}]`}{${argument('e')}}`;
    }
    case 'nary': {
      const sign = withCommands(property('chr') ?? '∫').trim();
      const [lower, upper] = [argument('sub'), argument('sup')];
      return `${sign}${lower && `_{${lower}}`}${upper && `^{${upper}}`}{${argument('e')}}`;
    }
    case 'd': {
      const inner = childrenOf(element, 'e').map((part) => writeAll(part).trim());
      const [open, close] = [property('begChr') ?? '(', property('endChr') ?? ')'];
      return `\\left${open || '.'}${inner.join(property('sepChr') ?? '|')}\\right${close || '.'}`;
    }
    case 'func':
      return `${argument('fName').replace(/^[a-z]+$/i, '\\$&')}{${argument('e')}}`;
    case 'acc':
      return `\\${ACCENTS[property('chr') ?? '\u0302'] ?? 'hat'}{${argument('e')}}`;
    case 'bar':
      return `\\overline{${argument('e')}}`;
    case 'limLow':
      return `${argument('e')}_{${argument('lim')}}`;
    case 'limUpp':
      return `${argument('e')}^{${argument('lim')}}`;
    case 'm': {
      const rows = childrenOf(element, 'mr').map((row) =>
        childrenOf(row, 'e')
          .map((cell) => writeAll(cell).trim())
          .join(' & '),
      );
      return `\\begin{matrix}${rows.join(' \\\\ ')}\\end{matrix}`;
    }
    case 'eqArr':
      return childrenOf(element, 'e')
        .map((row) => writeAll(row).trim())
        .join(' \\\\ ');
    default:
      return element.name.endsWith('Pr') ? '' : writeAll(element);
  }
}

/** Mathematical alphabets become letters, signs become commands. */
const withCommands = (text: string): string =>
  Array.from(text.normalize('NFKC'), (sign) => {
    const command = SYMBOLS[sign];
    return command === undefined ? sign : command.startsWith('\\') ? `${command} ` : command;
  }).join('');
