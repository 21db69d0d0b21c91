/* What no widget does: the language for screen readers, Back, where scroll and focus go, copying the
   link, saving the chart, putting the filters of a phone away. */
document.documentElement.lang = "{lang}";
var OPENERS = ".st-key-timeline, .st-key-events, .st-key-steps, .st-key-more_steps, .st-key-answers";
if (!window.escalationTimeline) {
  window.escalationTimeline = { afterOpen, afterStep, afterClose };
  // Back and forward change the address only: reopen the page from it.
  window.addEventListener("popstate", () => window.location.reload());
  document.addEventListener("click", (click) => {
    const { target } = click;
    const button = target.closest("button.plain");
    if (button?.dataset.copies) copy(button);
    if (button?.dataset.saves) save(button.dataset.saves, button.dataset.name);
    if (button?.matches(".shows"))
      document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
    if (target.closest(".skip")) {
      focusOn(document.querySelector(".st-key-events button"))?.scrollIntoView({ block: "nearest" });
      click.preventDefault();
    }
  });
  for (const kind of ["pointerdown", "click"]) // a click by keyboard has no pointer
    document.addEventListener(kind, ({ target }) => {
      const opener = target.closest("[data-pick], .st-key-timeline")?.closest(OPENERS);
      if (opener) window.escalationTimeline.opener = `.${opener.className.match(/st-key-\w+/)[0]}`;
      // On a phone the list comes first until a kind of view is asked for.
      if (target.closest(".st-key-view button")) document.body.classList.add("view-first");
    }, true);
  // A first day that is typed whole leads on to the second.
  let typed = "";
  document.addEventListener("focusin", () => { typed = ""; });
  document.addEventListener("keydown", ({ key, target }) => {
    const parts = [...document.querySelectorAll(".st-key-dates [role=spinbutton]")];
    if (parts.indexOf(target) !== 2 || !/^[0-9]$/.test(key)) return;
    typed += key;
    if (typed.length === 2 || typed > 3) setTimeout(() => parts[3]?.focus());
  }, true);
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Escape" && target.closest(".st-key-evidence"))
      document.querySelector(".st-key-close_event button")?.click();
  });
}

// What is still loading would push the evidence away: it is put in sight again until somebody acts.
function afterOpen(event) {
  const acted = new AbortController(), { signal } = acted;
  let focused;
  const page = new ResizeObserver(() => {
    const heading = showEvidence(event);
    focused ??= focusOn(heading);
  });
  signal.onabort = () => page.disconnect();
  for (const act of ["keydown", "pointerdown", "touchstart", "wheel"])
    document.addEventListener(act, () => acted.abort(), { capture: true, signal });
  setTimeout(() => acted.abort(), 10000);
  page.observe(document.querySelector("[data-testid=stMainBlockContainer]"));
}

function showEvidence(event) {
  const panel = document.querySelector(".st-key-evidence"), heading = panel?.querySelector("h3");
  if (!heading) return undefined;
  panel.scrollTop = 0;
  // Below the thresholds the evidence is a sheet in sight: see to the one that was chosen.
  const steps = document.querySelector(".st-key-thresholds"), { opener } = window.escalationTimeline;
  const from = opener ? document.querySelector(opener) : steps;
  const step = steps?.contains(from) && from.querySelector(`[data-pick="${event}"]`);
  const fits = panel.offsetHeight < window.innerHeight - 100;
  if (step) step.scrollIntoView({ block: "nearest" });
  else panel.scrollIntoView({ block: fits ? "nearest" : "start", behavior: "smooth" });
  return heading;
}

function afterStep() { // the buttons above the evidence stay under the pointer
  const panel = document.querySelector(".st-key-evidence");
  panel.scrollTop = 0;
  if (panel.getBoundingClientRect().top < 0) panel.scrollIntoView();
  const buttons = [...panel.querySelectorAll("button")]; // the one pressed may be off now
  if (document.activeElement === document.body) focusOn(buttons.find((button) => !button.disabled));
}

function afterClose(event) {
  const opener = document.querySelector(window.escalationTimeline.opener ?? ".st-key-events");
  const place = opener?.matches(".st-key-timeline")
    ? opener.querySelector("[role=figure]")
    : opener?.querySelector(`[data-pick="${event}"]`);
  focusOn(place ?? document.querySelector(`.st-key-events [data-pick="${event}"], .section`))
    ?.scrollIntoView({ block: "nearest" });
}

function focusOn(part) {
  if (!part) return;
  if (part.tabIndex < 0) part.tabIndex = -1;
  part.focus({ preventScroll: true });
  return part;
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
