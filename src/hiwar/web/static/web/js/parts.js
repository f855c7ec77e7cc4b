// htmx is fetched by the pages that use it, and by no other: it weighs as much as all the rest.
const USES = "[hx-get], [hx-post], [hx-put], [hx-delete], [hx-patch], [hx-boost]";

if (document.querySelector(USES)) {
  const script = document.createElement("script");
  script.src = document.querySelector('meta[name="htmx-source"]').content;
  // Arrived between the document's end and its last image, htmx would wait for an event long past.
  script.addEventListener("load", () => window.htmx.process(document.body));
  document.head.append(script);
}
