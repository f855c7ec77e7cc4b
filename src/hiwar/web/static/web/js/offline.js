// Keeps the pages seen last for when there is no network, and says when a page is such a one.
const TOLD = "hiwar.door";

async function register() {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("/worker.js", { scope: "/" });
  if (sessionStorage.getItem(TOLD) === document.documentElement.lang) return;
  sessionStorage.setItem(TOLD, document.documentElement.lang);
  registration.active?.postMessage("door");
}

function tell(instant) {
  const notice = document.querySelector("[data-kept-notice]");
  const words = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, {
    dateStyle: "long",
    timeStyle: "short",
  });
  const time = notice.querySelector("time");
  time.dateTime = instant.toISOString();
  time.textContent = words.format(instant);
  notice.hidden = false;
  addEventListener("online", () => {
    notice.querySelector("[data-again]").hidden = false;
  });
}

const kept = document.documentElement.dataset.kept;
if (kept) tell(new Date(Number(kept)));
register().catch((refused) => console.warn(refused));
