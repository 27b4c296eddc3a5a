// Campos que se repiten: «Agregar otro» añade un renglón sin guardar. Sin guion, al guardar aparece uno vacío.
export function offerRows() {
  for (const list of document.querySelectorAll('fieldset[data-repite]')) {
    const max = Number(list.dataset.repite);
    const rows = () => list.querySelectorAll('.renglon');
    const first = rows()[0].querySelector('input').name;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn sec chico';
    button.textContent = 'Agregar otro';
    const offer = () => { button.hidden = rows().length >= max; };

    button.addEventListener('click', () => {
      const number = rows().length + 1;
      const row = rows()[0].cloneNode(true);
      row.classList.remove('mal');
      row.querySelector('.err-msg')?.remove();
      row.querySelector('.numero').textContent = String(number);
      const input = row.querySelector('input');
      input.id = input.name = `${first}.${number}`;
      input.value = '';
      input.removeAttribute('aria-invalid');
      input.removeAttribute('value');
      row.querySelector('label').htmlFor = input.id;
      const described = (input.getAttribute('aria-describedby') ?? '').split(' ').filter(id => id && !id.endsWith('-error'));
      if (described.length > 0) input.setAttribute('aria-describedby', described.join(' '));
      else input.removeAttribute('aria-describedby');
      rows()[number - 2].after(row);
      offer();
      input.focus();
    });
    list.append(button);
    list.querySelector('.sin-guion')?.remove();
    offer();
  }
}
