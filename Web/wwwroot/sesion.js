// La sesión termina en el servidor; la página solo lo sabe a tiempo. Dos minutos antes pregunta, y si nadie hizo nada en
// ninguna pestaña, avisa. Nunca la prolonga por su cuenta: eso lo hace una mano, en el aviso o al escribir.
const second = 1000;
const again = 5 * second;
const announced = [60, 30, 10];
const spoken = left => left >= 60 ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')} minutos` : `${left} ${left === 1 ? 'segundo' : 'segundos'}`;

// Formularios que no se guardan solos: lo que se escribió en ellos tampoco se abandona.
const written = 'main form[method=post]:not([data-autoguardado]) :is(input:not([type=hidden]), textarea, select)';
const isChanged = control => {
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked !== control.defaultChecked;
  if (control.tagName !== 'SELECT') return control.value !== control.defaultValue;
  return control.selectedIndex !== Math.max(0, [...control.options].findIndex(o => o.defaultSelected));
};
// El servidor anota la actividad cada minuto: puede saber de ella hasta un minuto menos.
const coarse = 60 * second;

export function watchSession() {
  const channel = new BroadcastChannel('conoceles-sesion');
  const dialog = document.getElementById('sesion');
  if (!dialog) {
    // Una página sin sesión, quizá porque acaba de cerrarse: que las demás pregunten.
    channel.postMessage({ kind: 'ask' });
    return null;
  }

  const account = dialog.dataset.cuenta;
  const warning = Number(dialog.dataset.aviso) * second;
  const whole = Number(dialog.dataset.idleEntera) * second;
  const status = dialog.querySelector('[role=status]');
  const opened = [];
  const unsaved = [];
  let savedAt = () => null;
  let idleEnd;
  let limitEnd;
  let timer;
  let over = null;

  // Lo cierra la página, o una mano con Escape.
  let byPage = false;
  const hide = () => {
    if (!dialog.open) return;
    byPage = true;
    dialog.close();
  };
  const isUnsaved = () => unsaved.some(one => one()) || [...document.querySelectorAll(written)].some(isChanged);
  const end = () => Math.min(idleEnd, limitEnd);

  const show = (kind, { away = false } = {}) => {
    const saved = kind === 'inactividad' || kind === 'limite' ? (isUnsaved() ? 'sin-guardar' : 'guardado') : '';
    for (const one of dialog.querySelectorAll('[data-si]')) {
      one.hidden = !one.dataset.si.split(' ').some(si => si === kind || si === saved || (away && si === 'sin-red'));
    }
    if (!dialog.open) dialog.showModal();
  };

  const learn = (state, tell) => {
    if (state.account !== account) {
      finish('otra');
      return;
    }
    idleEnd = Date.now() + state.idle * second;
    limitEnd = Date.now() + state.limit * second;
    over = null;
    hide();
    plan();
    for (const one of opened) one();
    if (tell) channel.postMessage({ kind: 'active', idle: state.idle, limit: state.limit, account });
  };

  const ask = async (method = 'GET') => {
    try {
      const token = document.querySelector('form.salir input[name=__RequestVerificationToken]').value;
      const response = await fetch('/sesion', {
        method,
        headers: { Accept: 'application/json' },
        ...(method === 'POST' ? { body: new URLSearchParams({ __RequestVerificationToken: token }) } : {}),
      });
      if (response.ok) return await response.json();
      // Un formulario de otra cuenta: quién está, lo dice la otra pregunta.
      return method === 'POST' ? await ask() : null;
    } catch {
      return null;
    }
  };

  function plan() {
    clearTimeout(timer);
    // Un temporizador no pasa de 24 días; el límite es mucho menor.
    timer = setTimeout(look, Math.max(0, end() - warning - Date.now()));
  }

  // Antes de avisar y antes de dar por terminada la sesión, se pregunta: en otra pestaña pudo haber actividad.
  async function look() {
    if (over) return;
    const state = await ask();
    if (state?.state === 'ended') {
      finish('terminada', state.how);
      return;
    }
    if (state) {
      if (state.account !== account) {
        finish('otra');
        return;
      }
      idleEnd = Date.now() + state.idle * second;
      limitEnd = Date.now() + state.limit * second;
    }
    if (end() - Date.now() > warning) {
      hide();
      plan();
      return;
    }
    tick(state === null);
  }

  function tick(away = false) {
    clearTimeout(timer);
    const left = Math.max(0, Math.ceil((end() - Date.now()) / second));
    const first = !dialog.open;
    show(limitEnd <= idleEnd ? 'limite' : 'inactividad', { away });
    for (const one of dialog.querySelectorAll('[data-resta]')) one.textContent = spoken(left);
    if (!first && announced.includes(left)) status.textContent = `Quedan ${spoken(left)}.`;
    timer = setTimeout(left > 0 ? tick : look, left > 0 ? second : away ? again : second);
  }

  // Lo que no se ha guardado sigue a la vista; si todo está guardado, la página que explica.
  function finish(kind, how) {
    clearTimeout(timer);
    // Preguntas que se cruzan: lo que ya leyó y cerró no se le vuelve a poner delante.
    if (over === kind) return;
    over = kind;
    if (isUnsaved() || kind === 'otra') {
      show(kind);
      return;
    }
    const there = new URLSearchParams({ regreso: location.pathname + location.search, fin: how ?? 'cerrada' });
    const hour = savedAt();
    if (hour) there.set('guardado', hour);
    location.assign(`/entrar?${there}`);
  }

  const extend = async () => {
    const state = await ask('POST');
    if (state?.state === 'open') learn(state, true);
    else if (state) finish('terminada', state.how);
    else show('inactividad', { away: true });
  };

  document.getElementById('sesion-seguir').addEventListener('click', extend);
  const understood = () => {
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(0, end() - Date.now()));
  };
  document.getElementById('sesion-entendido').addEventListener('click', () => { hide(); understood(); });
  document.getElementById('sesion-cerrar').addEventListener('click', hide);
  // Escape también es una mano. Sin un gesto anterior en la página el navegador cierra sin preguntar: por eso al cerrar.
  dialog.addEventListener('close', () => {
    const page = byPage;
    byPage = false;
    if (page || over) return;
    if (limitEnd <= idleEnd) understood();
    else extend();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && (over || Date.now() >= end() - warning)) recheck();
  });
  channel.addEventListener('message', ({ data }) => {
    if (data.kind === 'active' && data.account === account) {
      learn({ ...data, state: 'open' }, false);
    } else {
      recheck();
    }
  });

  // La sesión pudo volver, en otra pestaña.
  async function recheck() {
    const state = await ask();
    if (state?.state === 'open') learn(state, false);
    else if (state && !over) finish('terminada', state.how);
  }

  learn({ account, idle: Number(dialog.dataset.idle), limit: Number(dialog.dataset.limite) }, true);

  return {
    /** Algo escrito acaba de guardarse: eso prolonga la sesión en el servidor. */
    active: () => {
      const idle = Math.floor((whole - coarse) / second);
      if (Date.now() + idle * second > idleEnd) learn({ account, idle, limit: Math.floor((limitEnd - Date.now()) / second) }, true);
    },
    ended: () => { if (!over) finish('terminada'); },
    whenOpen: act => opened.push(act),
    keeps: (isOne, hour) => { unsaved.push(isOne); savedAt = hour; },
  };
}
