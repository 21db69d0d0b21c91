// The overview: a bar for each bin of time, and two handles that choose a period. Dragging, a click
// near a bar and the arrow keys all set `chosen`: the first and the last bin. Runs anew on new data.
const PIECES = `<div class="bars"></div>
  <div class="chosen"><b role="slider" tabindex="0"></b><b role="slider" tabindex="0"></b></div>
  <span class="unit"></span><span class="end"></span><span class="end"></span>`;
const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 12, PageDown: -12,
  Home: -Infinity, End: Infinity };

export default function ({ data, parentElement, setTriggerValue }) {
  let strip = parentElement.querySelector(".strip");
  if (!strip) {
    strip = parentElement.appendChild(document.createElement("div"));
    Object.assign(strip, { className: "strip", innerHTML: PIECES });
    strip.setAttribute("role", "group");
  }
  const [bars, box] = strip.children, handles = [...box.children];
  const final = data.counts.length - 1, most = Math.max(...data.counts, 1);
  const everyYear = Math.ceil(data.counts.length / 90); // as many as a phone has room for
  strip.data = data;

  strip.setAttribute("aria-label", data.words.label);
  strip.style.setProperty("--gutter", `${data.gutter}px`);
  strip.querySelector(".unit").textContent = data.words.unit;
  [0, final].forEach((bin, side) => {
    strip.querySelectorAll(".end")[side].textContent = data.names[bin];
  });
  bars.replaceChildren(...data.counts.map((count, bin) => {
    const bar = document.createElement("i"), [left, right] = data.edges.slice(bin, bin + 2);
    const [first, last] = data.days[bin], year = first.slice(0, 4);
    if (first.endsWith("01-01") && !last.endsWith("12-31") && year % everyYear === 0
      && left > .17 && left < .76) bar.dataset.year = year; // clear of the names of the ends
    bar.title = data.texts[bin];
    bar.style.cssText = `left:${left * 100}%; width:${(right - left) * 100}%;
      --tall:${count && Math.max(count / most, .04)}; --bar:var(--level-${data.levels[bin]})`;
    return bar;
  }));
  choose(...(strip.waiting ? strip.chosen : data.chosen)); // a key pressed since then stands

  function choose(one, other) {
    strip.chosen = [one, other].map((bin) => Math.min(Math.max(bin, 0), final)).sort((a, b) => a - b);
    const [low, high] = strip.chosen, left = data.edges[low];
    box.style.cssText = `left:${left * 100}%; width:${(data.edges[high + 1] - left) * 100}%`;
    strip.classList.toggle("part", low > 0 || high < final);
    [...bars.children].forEach((bar, bin) => bar.classList.toggle("pale", bin < low || bin > high));
    handles.forEach((handle, side) => {
      const said = { label: data.words[side ? "to" : "from"], valuemin: 0, valuemax: final,
        valuenow: strip.chosen[side], valuetext: data.names[strip.chosen[side]] };
      for (const [name, value] of Object.entries(said)) handle.setAttribute(`aria-${name}`, value);
    });
  }

  function send() {
    clearTimeout(strip.waiting);
    strip.waiting = 0;
    const [low, high] = strip.chosen, { chosen, counts, days } = strip.data; // the latest
    if (low === chosen[0] && high === chosen[1]) return;
    if (!counts.slice(low, high + 1).some(Boolean)) return choose(...chosen); // nothing to show
    const all = low === 0 && high === counts.length - 1;
    setTriggerValue("period", all ? [] : [days[low][0], days[high][1]]);
  }

  const binAt = ({ clientX }) => {
    const { left, width } = bars.getBoundingClientRect();
    return Math.min(data.edges.filter((edge) => edge <= (clientX - left) / width).length - 1, final);
  };
  const tap = (bin) => { // the nearest bar; one that is chosen alone gives way to all of them
    if (data.chosen.every((end) => end === bin)) return choose(0, final);
    const held = data.counts.flatMap((count, place) => (count ? [place] : []));
    const near = held.sort((a, b) => Math.abs(a - bin) - Math.abs(b - bin))[0] ?? bin;
    choose(near, near);
  };
  strip.onpointerdown = (press) => {
    const side = handles.indexOf(press.target);
    strip.anchor = side < 0 ? binAt(press) : strip.chosen[1 - side];
    strip.from = press.clientX;
    strip.setPointerCapture(press.pointerId);
  };
  strip.onpointermove = (move) => {
    if (!strip.hasPointerCapture(move.pointerId)) return;
    if (Math.abs(move.clientX - strip.from) > 4) strip.from = NaN; // a drag from here on
    if (isNaN(strip.from)) choose(strip.anchor, binAt(move));
  };
  strip.onpointerup = (lift) => {
    if (!isNaN(strip.from)) tap(binAt(lift)); // on a handle too, which may cover a bar
    send();
  };
  strip.onpointercancel = () => choose(...data.chosen);
  handles.forEach((handle, side) => {
    handle.onkeydown = (press) => {
      if (press.key === "Enter") send();
      if (!(press.key in KEYS)) return;
      press.preventDefault();
      const [low, high] = strip.chosen, there = strip.chosen[side] + KEYS[press.key];
      if (side) choose(low, Math.max(there, low));
      else choose(Math.min(there, high), high);
      clearTimeout(strip.waiting);
      strip.waiting = setTimeout(send, 600);
    };
    handle.onblur = send;
  });
}
