// La revisión con el teclado: cada tecla hace lo que también hace un control de la página. Sin esto todo funciona igual.
const form = document.querySelector('[data-revision]');
const help = document.querySelector('[data-teclas]');
const on = document.getElementById('teclas-si');
const chosen = 'teclas-de-revision';

// El navegador puede negar el almacenamiento: entonces la elección dura lo que la página.
const read = () => { try { return localStorage.getItem(chosen); } catch { return null; } };
const keep = value => { try { localStorage.setItem(chosen, value); } catch { /* nada que hacer */ } };

const sections = [...document.querySelectorAll('[data-rubro]')];
const heading = section => section.querySelector('h3');
const radio = (section, value) => section?.querySelector(`input[type=radio][value=${value}]`);
const isDecided = section => section.querySelector('input[type=radio]:checked') !== null;

// El rubro donde está el foco; si no está en ninguno, el primero que se ve completo o empieza más abajo.
function current() {
  const held = sections.findIndex(s => s.contains(document.activeElement));
  if (held >= 0) return held;
  const seen = sections.findIndex(s => s.getBoundingClientRect().top >= 0);
  return seen >= 0 ? seen : sections.length - 1;
}

function goTo(index) {
  const section = sections[index];
  if (!section) return;
  heading(section).focus();
  section.scrollIntoView({ block: 'start' });
}

function conforming() {
  const index = current();
  const choice = radio(sections[index], 'conforme');
  if (!choice) return;
  choice.checked = true;
  if (index + 1 < sections.length) goTo(index + 1);
  else form.querySelector('[data-verificar]').focus();
}

function observed() {
  const section = sections[current()];
  const choice = radio(section, 'observacion');
  if (!choice) return;
  choice.checked = true;
  section.querySelector('select').focus();
}

const inSection = () => sections.some(s => s.contains(document.activeElement));
const keys = {
  j: () => goTo(inSection() ? current() + 1 : current()),
  k: () => goTo(current() - 1),
  c: conforming,
  o: observed,
  n: () => document.querySelector('button[data-siguiente]')?.click(),
  '?': () => { help.open = !help.open; if (help.open) help.querySelector('summary').focus(); },
};

help.hidden = false;
on.checked = read() !== 'no';
on.addEventListener('change', () => keep(on.checked ? 'si' : 'no'));

document.addEventListener('keydown', event => {
  const act = keys[event.key];
  if (!act || !on.checked || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (document.activeElement?.matches('textarea, select, input:not([type=radio], [type=checkbox])') || document.querySelector('dialog[open]')) return;
  event.preventDefault();
  act();
});

// «Todo conforme» sin ir al servidor.
form?.querySelector('[data-todo-conforme]').addEventListener('click', event => {
  event.preventDefault();
  for (const section of sections.filter(s => !isDecided(s))) radio(section, 'conforme').checked = true;
  form.querySelector('[data-verificar]').focus();
});
