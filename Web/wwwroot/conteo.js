// Cuenta como CharacterCount del servidor: grafemas de la forma NFC, sin espacios en blanco. Los casos que ambos deben
// contar igual están en tests/TestData/conteo.json.
const graphemes = new Intl.Segmenter('es');
const blanks = /[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]/g;
// Medio carácter, y U+FFFE, cuentan como el signo que se guardaría; antes de quitar espacios, que podrían separar dos mitades.
const halves = /[\p{Surrogate}\uFFFE]/gu;
// El navegador une las consonantes de un grupo índico (regla GB9c de Unicode) y .NET no: aquí se vuelven a separar.
// U+0E33 y U+0EB3 son letras que en ambos van con la anterior.
const joined = /(?<=[\p{M}\u200D])(?![\u0E33\u0EB3])\p{Lo}/gu;

export function count(text) {
  const counted = text.replace(halves, '\uFFFD').replace(blanks, '').normalize('NFC');
  let total = 0;
  for (const { segment } of graphemes.segment(counted)) total += 1 + (segment.match(joined)?.length ?? 0);
  return total;
}

const whole = number => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

// Debajo de cada texto con máximo: se anuncia al dejar de escribir, no con cada tecla.
export function watchCounts() {
  for (const area of document.querySelectorAll('textarea[data-max]')) {
    const out = document.getElementById(`${area.id}-cuenta`);
    const show = () => {
      const left = Number(area.dataset.max) - count(area.value);
      out.textContent = left === 1 ? 'Queda 1 carácter.' : left === -1 ? '1 carácter de más.'
        : left >= 0 ? `Quedan ${whole(left)} caracteres.` : `${whole(-left)} caracteres de más.`;
      out.classList.toggle('pasada', left < 0);
    };
    let waiting;
    out.setAttribute('role', 'status');
    area.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(show, 300); });
    show();
  }
}
