// Preguntas que dependen de otra: se ocultan mientras no apliquen. Lo escrito en ellas no se borra: si la respuesta
// vuelve a cambiar, sigue ahí. El servidor decide qué se guarda en cualquier caso.
export function hideWhatDoesNotApply() {
  const dependants = [...document.querySelectorAll('[data-si-campo]')];
  if (dependants.length === 0) return;

  const answerOf = name => {
    const inputs = [...document.getElementsByName(name)];
    const select = inputs.find(i => i.tagName === 'SELECT');
    return select ? select.value : inputs.find(i => i.checked)?.value;
  };
  const isHidden = name => document.getElementsByName(name)[0]?.closest('[data-si-campo]')?.hidden ?? false;

  // En el orden de la página: una pregunta oculta no puede hacer que otra se muestre.
  const update = () => {
    for (const field of dependants) {
      const { siCampo, siValores } = field.dataset;
      field.hidden = isHidden(siCampo) || !siValores.split(' ').includes(answerOf(siCampo));
    }
  };
  for (const name of new Set(dependants.map(f => f.dataset.siCampo))) {
    for (const input of document.getElementsByName(name)) input.addEventListener('change', update);
  }
  // Al volver con «Atrás» el navegador repone las respuestas sin avisar.
  addEventListener('pageshow', update);
  document.documentElement.classList.add('con-guion');
  update();
}
