// Al recargar, lo último que se escribió se envía mientras la página ya se está pidiendo de nuevo, y puede llegar después de
// ella. La página que sigue lo sabe por esta nota (la dirección y la versión, nunca el texto), espera a que el servidor lo
// tenga y lo muestra.
const key = 'conoceles-salida';
const attempts = 15;
const pause = 300;

export function noteLeaving(address, version) {
  try {
    sessionStorage.setItem(key, JSON.stringify({ address, version }));
  } catch {
    // Un navegador que no deja anotar nada: al volver se verá lo guardado y nada más.
  }
}

function takeNote() {
  try {
    const left = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    sessionStorage.removeItem(key);
    return left;
  } catch {
    return null;
  }
}

// Devuelve 'nothing', si no había nada en camino; 'arrived', y entonces la página está por recargarse; o 'lost'.
export async function awaitWhatLeft(address, shown, isUntouched) {
  const left = takeNote();
  if (left?.address !== address || shown > left.version) return 'nothing';
  for (let i = 0; i < attempts; i++) {
    if (await storedVersion() > left.version) {
      // Quien ya escribe aquí no pierde lo nuevo: al guardar verá los dos textos y elegirá.
      if (isUntouched()) location.reload();
      return 'arrived';
    }
    await new Promise(next => { setTimeout(next, pause); });
  }
  return 'lost';
}

async function storedVersion() {
  try {
    const response = await fetch(location.href, { headers: { 'X-Sin-Actividad': '1' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return Number(page.querySelector('input[name="version"]')?.value ?? -1);
  } catch {
    return -1;
  }
}
