// htmx is fetched by the pages that use it, and by no other: it weighs as much as all the rest.
const USES = "[hx-get], [hx-post], [hx-put], [hx-delete], [hx-patch], [hx-boost]";

if (document.querySelector(USES)) {
  const script = document.createElement("script");
  script.src = document.querySelector('meta[name="htmx-source"]').content;
  document.head.append(script);
}
