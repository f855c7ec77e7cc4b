// Pages seen last stay readable without a network: the network first, what was kept when it fails.
//
// Only what the server marks is kept (`Hiwar-Offline`: `page`, or `path` where the query only says
// which part is shown). Signing out, or being asked to sign in, erases all of it from the device.
// Nothing is sent from here: what is typed waits in the page's own outbox.
const PAGES = "hiwar-pages-1";
const PARTS = "hiwar-parts-1";
const MOST = { [PAGES]: 60, [PARTS]: 200 };
const NO_NETWORK = "/offline/";
const SIGN_IN = ["/accounts/login/", "/invitation/"];
const SIGN_OUT = "/accounts/logout/";
const MARK = "Hiwar-Offline";
const HASHED = /\.[0-9a-f]{12}\.\w+$/;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepDoor());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(clean().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "door") event.waitUntil(keepDoor());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === SIGN_OUT) event.respondWith(leave(request));
  else if (request.method !== "GET") return;
  else if (url.pathname.startsWith("/static/")) event.respondWith(part(event));
  else if (request.mode === "navigate") event.respondWith(page(event, url));
});

// The page for «no network», in the language of whoever signed in last, and all it needs.
async function keepDoor() {
  const answer = await fetch(NO_NETWORK);
  if (!answer.ok) return;
  const words = await answer.clone().text();
  await (await caches.open(PARTS)).put(NO_NETWORK, answer);
  const needed = [...words.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((found) => found[1]);
  await Promise.all([...new Set(needed)].map((path) => keepPart(new Request(path)).catch(() => null)));
}

async function clean() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("hiwar-") && !(name in MOST));
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function leave(request) {
  await caches.delete(PAGES);
  return fetch(request);
}

async function page(event, url) {
  if (SIGN_IN.some((door) => url.pathname.startsWith(door))) event.waitUntil(caches.delete(PAGES));
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    return (await kept(url)) ?? (await caches.match(NO_NETWORK)) ?? Response.error();
  }
  event.waitUntil(keep(url, answer.clone()));
  return answer;
}

async function kept(url) {
  const pages = await caches.open(PAGES);
  const exact = await pages.match(url.href.split("#")[0], { ignoreVary: true });
  if (exact) return exact;
  const whole = await pages.match(url.origin + url.pathname, { ignoreVary: true });
  return whole?.headers.get(MARK) === "path" ? whole : undefined;
}

async function keep(url, answer) {
  const pages = await caches.open(PAGES);
  const mark = answer.headers.get(MARK);
  const key = mark === "path" ? url.origin + url.pathname : url.href.split("#")[0];
  if (!answer.ok || !mark) {
    if (answer.status === 403 || answer.status === 404) await pages.delete(key, { ignoreVary: true });
    return;
  }
  const words = (await answer.text()).replace("<html ", `<html data-kept="${Date.now()}" `);
  await pages.delete(key, { ignoreVary: true });
  const headers = { "Content-Type": "text/html; charset=utf-8", [MARK]: mark };
  const policy = answer.headers.get("Content-Security-Policy");
  if (policy) headers["Content-Security-Policy"] = policy;
  await pages.put(key, new Response(words, { headers }));
  await forgetOldest(PAGES);
}

async function part(event) {
  const found = await caches.match(event.request, { ignoreVary: true });
  if (found && HASHED.test(new URL(event.request.url).pathname)) return found;
  try {
    return await keepPart(event.request, event);
  } catch (failed) {
    if (found) return found;
    throw failed;
  }
}

async function keepPart(request, event) {
  const answer = await fetch(request);
  if (answer.ok && answer.status !== 206) {
    const put = caches.open(PARTS).then((parts) => parts.put(request, answer.clone()));
    const done = put.then(() => forgetOldest(PARTS));
    if (event) event.waitUntil(done);
    else await done;
  }
  return answer;
}

// Keys come in the order in which they were put.
async function forgetOldest(name) {
  const store = await caches.open(name);
  const keys = (await store.keys()).filter((key) => new URL(key.url).pathname !== NO_NETWORK);
  const excess = keys.slice(0, Math.max(0, keys.length - MOST[name]));
  await Promise.all(excess.map((key) => store.delete(key, { ignoreVary: true })));
}
