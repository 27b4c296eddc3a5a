// Guarda el borrador mientras se escribe: la misma petición que el botón, a la misma dirección, con respuesta en JSON.
// Nada de lo escrito se guarda en el navegador: las computadoras se comparten. Sin guion, el botón hace lo mismo.
import { awaitWhatLeft, noteLeaving } from './salida.js';

const pause = 3000;
const patience = 45_000;
const firstWait = 2000;
const longestWait = 60_000;
// Lo que el navegador admite enviar cuando la página se va.
const keepaliveRoom = 60_000;
const technical = new Set(['__RequestVerificationToken', 'operacion', 'version']);

const saving = 'Guardando…';
const failed = 'No se pudo guardar. Su texto sigue en pantalla.';
const trying = seconds => `${failed} Se reintentará en ${seconds === 1 ? '1 segundo' : `${seconds} segundos`}.`;
const notArrived = 'Lo último que escribió antes de salir de esta página no se guardó. Revise este rubro.';
const unreachable = 'No hay conexión con el servicio y por eso no se envió el formulario. Su texto sigue en pantalla: espere un momento e intente de nuevo.';

export function saveAsTyped(session) {
  const form = document.querySelector('form[data-autoguardado]');
  if (!form) return;

  const box = document.getElementById('borrador');
  const status = box.querySelector('[role=status]');
  const actions = box.querySelector('.acciones');
  const retryButton = document.getElementById('borrador-reintentar');
  const compareButton = document.getElementById('borrador-comparar');
  const signInLink = document.getElementById('borrador-entrar');
  const field = name => form.querySelector(`input[name="${name}"]`).value;

  // Lo último que dijo el servidor no se escribe en la página: al volver con «Atrás» el navegador lo repondría, ya viejo.
  let version = Number(field('version'));
  let operation = field('operacion');
  form.addEventListener('formdata', event => {
    event.formData.set('version', String(version));
    event.formData.set('operacion', operation);
  });

  // Un archivo, o quitarlo, solo va con el botón.
  const answers = () => {
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && !technical.has(name) && !form.querySelector(`[name="${CSS.escape(name)}"][data-al-guardar]`)) sent.append(name, value);
    }
    return sent;
  };
  const text = () => answers().toString();
  const bodyOf = ahead => {
    const body = answers();
    body.append('__RequestVerificationToken', field('__RequestVerificationToken'));
    body.append('operacion', operation);
    body.append('version', String(version + ahead));
    return body.toString();
  };

  box.classList.add('borrador-vivo');
  let hour = null;
  session?.keeps(() => text() !== saved, () => hour);
  let saved = text();
  // Enviado y sin respuesta: quizá se guardó. Se repite igual, que es el mismo acto, antes de enviar otra cosa.
  let unanswered = null;
  let flight = null;
  let stopped = false;
  let refused = null;
  let wait = 0;
  let typing;
  let retry;
  let leaving = false;

  const announce = (message, { aloud = true, action = null } = {}) => {
    status.setAttribute('aria-live', aloud ? 'polite' : 'off');
    status.textContent = message;
    for (const one of [retryButton, compareButton, signInLink]) one.hidden = one !== action && !(action === signInLink && one === retryButton);
    actions.hidden = action === null;
  };
  const troubled = on => box.classList.toggle('borrador-mal', on);

  const post = (body, { repeated = false, last = false } = {}) => fetch(form.action, {
    method: 'POST',
    body,
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/x-www-form-urlencoded',
      // Un reintento no es actividad de la persona: no prolonga la sesión.
      ...(repeated ? { 'X-Sin-Actividad': '1' } : {}),
    },
    keepalive: body.length < keepaliveRoom,
    ...(last ? {} : { signal: AbortSignal.timeout(patience) }),
  });

  const later = seconds => {
    clearTimeout(retry);
    wait = Math.min(longestWait, Math.max(wait * 2, firstWait, (seconds ?? 0) * 1000));
    retry = setTimeout(save, wait);
    troubled(true);
    announce(trying(Math.round(wait / 1000)), { action: retryButton, aloud: wait === firstWait });
  };

  const understand = (sent, response, answer) => {
    const recovered = box.classList.contains('borrador-mal');
    if (answer?.status === 'saved') {
      const first = saved === null || status.textContent === '' || status.textContent === saving;
      version = answer.sectionVersion;
      operation = answer.nonce;
      hour = answer.savedAt;
      saved = sent.text;
      unanswered = null;
      wait = 0;
      troubled(false);
      announce(answer.message, { aloud: recovered || first });
      session?.active();
      if (text() !== saved) typed();
      return;
    }
    if (!answer || response.status >= 500 || response.status === 429 || response.status === 408) {
      sent.repeated = true;
      later(Number(response?.headers.get('Retry-After')) || null);
      return;
    }
    // Lo demás es una respuesta cierta: no se guardó.
    unanswered = null;
    wait = 0;
    troubled(true);
    switch (answer.status) {
      case 'conflict':
        stopped = true;
        announce(answer.message, { action: compareButton });
        break;
      case 'refused':
        refused = sent.text;
        announce(answer.message);
        break;
      case 'signed-out':
        refused = sent.text;
        announce(answer.message, { action: signInLink });
        session?.ended();
        break;
      default:
        stopped = true;
        announce(answer.message ?? failed);
    }
  };

  const send = async sent => {
    let response = null;
    let answer = null;
    try {
      response = await post(sent.body, sent);
      answer = await response.json();
    } catch {
      // Sin red, o una respuesta que no es nuestra: se sabe igual de poco.
    }
    flight = null;
    understand(sent, response, answer);
    return response !== null;
  };

  // Devuelve si alguien respondió.
  function save() {
    clearTimeout(typing);
    clearTimeout(retry);
    if (flight) return flight;
    if (stopped || leaving) return Promise.resolve(true);
    if (!unanswered) {
      const now = text();
      if (now === saved || now === refused) return Promise.resolve(true);
      unanswered = { text: now, body: bodyOf(0), repeated: false };
    }
    flight = send(unanswered);
    return flight;
  }

  function typed() {
    if (stopped || leaving) return;
    clearTimeout(typing);
    typing = setTimeout(save, pause);
  }

  // La página se va: no habrá a quién responder. Si antes de esto hay algo sin respuesta, lo último va después de ello.
  const leave = () => {
    if (stopped || leaving) return;
    clearTimeout(typing);
    const now = text();
    const ahead = unanswered ? 1 : 0;
    if (unanswered && !flight) post(unanswered.body, { repeated: true, last: true }).catch(() => {});
    if (now !== (unanswered?.text ?? saved) && now !== refused) {
      post(bodyOf(ahead), { last: true }).catch(() => {});
      noteLeaving(form.action, version + ahead);
    } else if (unanswered) {
      noteLeaving(form.action, version);
    }
  };

  awaitWhatLeft(form.action, version, () => text() === saved).then(what => {
    if (what !== 'lost' || stopped || unanswered || hour) return;
    troubled(true);
    announce(notArrived);
  });

  form.addEventListener('input', typed);
  form.addEventListener('change', typed);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(); });
  addEventListener('pagehide', leave);
  addEventListener('online', () => { if (unanswered) save(); });
  retryButton.addEventListener('click', () => { refused = null; announce(saving); save(); });
  addEventListener('beforeunload', event => {
    if (!leaving && box.classList.contains('borrador-mal') && text() !== saved) event.preventDefault();
  });
  session?.whenOpen(() => { if (!stopped && text() !== saved) { refused = null; save(); } });

  // El botón espera a lo que está en camino, para no competir con ello, y no envía el formulario a donde nadie responde:
  // el navegador cambiaría el texto por un aviso suyo.
  let asked = false;
  form.addEventListener('submit', async event => {
    if (leaving) return;
    event.preventDefault();
    if (asked) return;
    asked = true;
    clearTimeout(typing);
    clearTimeout(retry);
    announce(saving, { aloud: false });
    const reached = flight || unanswered ? await save() : await isReachable();
    asked = false;
    if (!reached) {
      troubled(true);
      announce(unreachable, { action: retryButton });
      if (unanswered) retry = setTimeout(save, wait || firstWait);
      return;
    }
    leaving = true;
    // Si la navegación no llega a ocurrir, el botón vuelve a servir.
    setTimeout(() => { leaving = false; }, patience);
    form.requestSubmit(event.submitter);
  });

  async function isReachable() {
    try {
      await fetch('/sesion', { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(10_000) });
      return true;
    } catch {
      return false;
    }
  }
}
