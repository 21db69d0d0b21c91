// HTML with buttons that carry the id of an event: a click tells the page which one was picked.
export default function ({ data, parentElement, setTriggerValue }) {
  let picks = parentElement.querySelector(".picks");
  if (!picks) {
    picks = parentElement.appendChild(document.createElement("div"));
    picks.className = "picks";
  }
  if (picks.shown !== data.html) picks.innerHTML = picks.shown = data.html; // else focus stays
  for (const button of picks.querySelectorAll("[data-event]"))
    button.setAttribute("aria-current", button.dataset.event === data.selected);
  picks.onclick = ({ target }) => {
    const button = target.closest("[data-event]");
    if (button) setTriggerValue("event", button.dataset.event);
  };
}
