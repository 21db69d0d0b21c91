/* What no widget does: the language for screen readers, Back, copying the link, saving the chart. */
document.documentElement.lang = "{lang}";
if (!window.escalationTimeline) {
  window.escalationTimeline = true;
  // Back and forward change the address only: reopen the page from it.
  window.addEventListener("popstate", () => window.location.reload());
  document.addEventListener("click", (click) => {
    const button = click.target.closest("button.plain");
    if (button?.dataset.copies) copy(button);
    if (button?.dataset.saves) save(button.dataset.saves, button.dataset.name);
  });
}

async function copy(button) {
  const said = button.parentElement.querySelector("[role=status]");
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copies);
  } catch { // no permission, or a page without https
    const field = document.body.appendChild(document.createElement("textarea"));
    field.value = button.dataset.copies;
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = said.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = before; said.textContent = ""; }, 2000);
}

function save(format, filename) {
  const chart = document.querySelector(".st-key-timeline .js-plotly-plot");
  if (!chart) return;
  Object.assign(chart._context.toImageButtonOptions, { format, filename, scale: 2 });
  chart.querySelector(".modebar-btn")?.click();
}
