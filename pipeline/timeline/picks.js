// HTML with buttons that carry an id: a click tells the page which one was picked.
export default function ({ data, parentElement, setTriggerValue }) {
  let picks = parentElement.querySelector(".picks");
  if (!picks) {
    picks = parentElement.appendChild(document.createElement("div"));
    picks.className = "picks";
  }
  const held = picks.contains(document.activeElement) && document.activeElement.dataset.pick;
  if (picks.shown !== data.html) {
    picks.innerHTML = picks.shown = data.html;
    if (held) picks.querySelector(`[data-pick="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  }
  for (const button of picks.querySelectorAll("[data-pick]"))
    button.setAttribute("aria-current", data.picked.includes(button.dataset.pick));
  picks.onclick = ({ target }) => {
    const button = target.closest("[data-pick]");
    if (button) setTriggerValue("pick", button.dataset.pick);
  };
}
