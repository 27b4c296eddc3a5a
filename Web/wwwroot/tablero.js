// El tablero se vuelve a pedir cuando el servidor avisa que cambió alguna cifra. Nada de esto es actividad de la persona:
// la sesión termina igual. Con la pestaña oculta no se escucha; sin esto queda el enlace «Actualizar».
const second = 1000;
const notice = document.getElementById('tablero-aviso');
const board = () => document.getElementById('tablero');
let source = null;
let timer;
let reading = false;
let wanted = null;

// Quien está en un número sigue en él, o en el que ahora está en su lugar.
const place = () => {
  const links = [...board().querySelectorAll('a')];
  const index = links.indexOf(document.activeElement);
  return index < 0 ? null : { href: links[index].getAttribute('href'), index };
};
const goBack = where => {
  if (!where) return;
  const links = [...board().querySelectorAll('a')];
  const same = links.filter(link => link.getAttribute('href') === where.href);
  const next = same.length > 0 ? same.reduce((a, b) => Math.abs(links.indexOf(a) - where.index) <= Math.abs(links.indexOf(b) - where.index) ? a : b) : links[Math.min(where.index, links.length - 1)];
  next?.focus({ preventScroll: true });
};

async function refresh() {
  if (reading) return;
  reading = true;
  try {
    while (wanted !== null && wanted !== board().dataset.huella) {
      const asked = wanted;
      const response = await fetch(location.href, { headers: { Accept: 'text/html', 'X-Sin-Actividad': '1' }, cache: 'no-store' });
      const fresh = response.ok && !response.redirected
        ? new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('tablero') : null;
      if (!fresh) break;
      const where = place();
      const scroll = board().querySelector('.rueda')?.scrollLeft ?? 0;
      board().replaceWith(document.adoptNode(fresh));
      const table = board().querySelector('.rueda');
      if (table) table.scrollLeft = scroll;
      goBack(where);
      // Una sola vez: en la última noche cambian sin parar.
      if (notice.textContent === '') notice.textContent = notice.dataset.texto;
      if (wanted === asked) break;
    }
  } catch {
    // Sin red: el siguiente aviso lo intenta otra vez.
  } finally {
    reading = false;
  }
}

function stop() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

function listen() {
  if (source || document.visibilityState === 'hidden') return;
  source = new EventSource(board().dataset.cambios);
  source.addEventListener('cambio', event => {
    wanted = event.data;
    refresh();
  });
  // La sesión terminó: quien lo explica es su propio aviso.
  source.addEventListener('fin', again);
  source.addEventListener('error', () => {
    if (source?.readyState === EventSource.CLOSED) again();
  });
}

function again() {
  stop();
  timer = setTimeout(listen, 10 * second);
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') stop();
  else listen();
});
window.addEventListener('pagehide', stop);
window.addEventListener('pageshow', listen);
listen();
