// Changes the theme without a round trip; the form does the same where this does not run.
const YEAR = 31536000;

for (const form of document.querySelectorAll("[data-theme-form]")) {
  form.addEventListener("submit", (event) => {
    const theme = event.submitter?.value;
    if (!theme) return;
    event.preventDefault();
    document.documentElement.dataset.theme = theme;
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `hiwar_theme=${theme}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
    const other = form.querySelector(`button:not([value="${theme}"])`);
    other?.focus();
  });
}
