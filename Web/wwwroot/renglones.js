// Campos que se repiten: «Agregar otro» añade un renglón y «Quitar» lo quita, sin guardar. Sin guion, al guardar aparece
// uno vacío y el que se borró desaparece.
export function offerRows() {
  for (const list of document.querySelectorAll('fieldset[data-repite]')) offer(list);
}

function offer(list) {
  const max = Number(list.dataset.repite);
  const rows = () => [...list.querySelectorAll('.renglon')];
  const input = row => row.querySelector('input');
  const first = input(rows()[0]).name;
  const add = button('Agregar otro');
  const update = () => {
    add.hidden = rows().length >= max;
    for (const row of rows()) row.querySelector('.quitar').hidden = rows().length === 1 && input(row).value === '';
  };

  // Lo que se dijo de un renglón no vale para lo que ahora tiene.
  const forget = row => {
    row.classList.remove('mal', 'avisado');
    row.querySelector('.err-msg, .aviso-msg')?.remove();
    const field = input(row);
    field.removeAttribute('aria-invalid');
    const described = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(id => id && !id.endsWith('-error'));
    if (described.length > 0) field.setAttribute('aria-describedby', described.join(' '));
    else field.removeAttribute('aria-describedby');
  };

  const offerRemoval = row => {
    row.querySelector('.quitar')?.remove();
    const remove = button('Quitar');
    remove.classList.add('quitar');
    const label = document.createElement('span');
    label.className = 'oculto';
    label.textContent = ` ${row.querySelector('label').textContent.trim()}`;
    remove.append(label);
    remove.addEventListener('click', () => {
      const all = rows();
      const at = all.indexOf(row);
      for (let i = at; i < all.length; i++) {
        forget(all[i]);
        input(all[i]).value = i + 1 < all.length ? input(all[i + 1]).value : '';
      }
      if (all.length > 1) all.at(-1).remove();
      update();
      const left = rows();
      const next = input(left[Math.min(at, left.length - 1)]);
      next.focus();
      next.dispatchEvent(new Event('input', { bubbles: true }));
    });
    row.append(remove);
  };

  add.addEventListener('click', () => {
    const number = rows().length + 1;
    const row = rows()[0].cloneNode(true);
    forget(row);
    row.querySelector('.numero').textContent = String(number);
    const field = input(row);
    field.id = field.name = `${first}.${number}`;
    field.value = '';
    field.removeAttribute('value');
    row.querySelector('label').htmlFor = field.id;
    rows()[number - 2].after(row);
    offerRemoval(row);
    update();
    field.focus();
  });

  list.append(add);
  list.querySelector('.sin-guion')?.remove();
  list.addEventListener('input', update);
  rows().forEach(offerRemoval);
  update();
}

function button(text) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn sec chico';
  made.textContent = text;
  return made;
}
