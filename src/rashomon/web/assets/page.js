"use strict";
(() => {
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const reports = all(".report"), events = all(".event"), list = $("event-list");
  const PAGE = 60;
  let limit = PAGE, current = null, held = null;

  /* Colours: as the system has it, light, dark. */
  const themes = { auto: ["◐", "Auto", "as the system has it"], light: ["○", "Light", "light"], dark: ["●", "Dark", "dark"] };
  const store = (value) => { try { if (value) localStorage.setItem("rashomon-theme", value); return localStorage.getItem("rashomon-theme"); } catch { return value; } };
  const paint = (name) => {
    if (name === "auto") delete root.dataset.theme; else root.dataset.theme = name;
    const [sign, word, meaning] = themes[name];
    $("theme").firstChild.data = sign;
    $("theme").querySelector(".label").textContent = " " + word;
    $("theme").setAttribute("aria-label", "Colours: " + meaning);
    $("theme").dataset.name = name;
  };
  const saved = store();
  paint(themes[saved] ? saved : "auto");
  $("theme").addEventListener("click", () => {
    const names = Object.keys(themes), next = names[(names.indexOf($("theme").dataset.name) + 1) % names.length];
    store(next); paint(next);
  });

  /* Reports: one at a time. */
  const cardsOf = (report) => all(".claims .card", report).filter((card) => !card.hidden);
  const open = (report) => {
    if (!report || report === current) return;
    release();
    for (const other of reports) other.classList.toggle("now", other === report);
    current = report;
    for (const link of all(".rail a[aria-current]")) link.removeAttribute("aria-current");
    const link = all(".rail [data-report]").find((a) => a.dataset.report === report.id);
    if (link) { link.setAttribute("aria-current", "true"); inside(link); }
    $("pick").value = report.id;
    const first = cardsOf(report)[0];
    if (first && !report.querySelector('.card[tabindex="0"]')) first.tabIndex = 0;
  };
  const listed = () => reports.filter((r) => !r.dataset.out);
  const turn = (step) => {
    const shown = listed(), at = shown.indexOf(current);
    if (shown.length) { open(shown[(at + step + shown.length) % shown.length]); current.querySelector("h3").scrollIntoView({ block: "nearest" }); }
  };
  if (reports.length) open(reports[0]);
  $("previous").addEventListener("click", () => turn(-1));
  $("next").addEventListener("click", () => turn(1));
  $("pick").addEventListener("change", (event) => open($(event.target.value)));

  /* Scrolls the nearest scrolling box only, never the page. */
  function inside(element) {
    const box = element.closest(".claims, .rail");
    if (!box || box.scrollHeight <= box.clientHeight + 2) return;
    const a = element.getBoundingClientRect(), b = box.getBoundingClientRect();
    if (a.top < b.top + 44 || a.bottom > b.bottom - 8) box.scrollTop += a.top - b.top - Math.min(90, b.height / 4);
  }

  /* Claims and their spans light each other. */
  const parts = (segment) => (segment.dataset.c || "").split(" ").map((part) => part.split(":"));
  const wide = matchMedia("(min-width: 60rem)");
  function dim() {
    if (!current) return;
    for (const s of all(".s.on", current)) { s.classList.remove("on"); delete s.dataset.on; }
    for (const c of all(".card.on", current)) { c.classList.remove("on"); c.removeAttribute("aria-current"); }
    all(".text.lit", current).forEach((text) => text.classList.remove("lit"));
  }
  function light(card, follow) {
    dim();
    if (!card || !current) return;
    const n = card.dataset.n;
    for (const s of all(".s", current)) {
      const mine = parts(s).filter(([c]) => c === n);
      if (mine.length) { s.classList.add("on"); s.dataset.on = (mine.find(([, role]) => role === "what") || mine[0])[1]; }
    }
    card.classList.add("on"); card.setAttribute("aria-current", "true");
    all(".text", current).forEach((text) => text.classList.add("lit"));
    if (follow) inside(card);
  }
  function hold(card, how) {
    held = card;
    light(card, true);
    for (const other of all('.card[tabindex="0"]', current)) other.tabIndex = -1;
    card.tabIndex = 0;
    const word = document.getElementById("t-" + card.id);
    if (how === "text" && word) { word.focus({ preventScroll: true }); word.scrollIntoView({ block: "center" }); }
    if (how === "card") { card.focus({ preventScroll: true }); if (wide.matches) show(word); }
    sheet(card, how);
  }
  function release() { held = null; dim(); $("sheet").hidden = true; }
  const show = (word) => {
    if (!word) return;
    const box = word.getBoundingClientRect();
    if (box.top < 70 || box.bottom > innerHeight - 40) word.scrollIntoView({ block: "center" });
  };
  const cardOf = (segment) => {
    const report = segment.closest(".report"), found = parts(segment), best = found.find(([, role]) => role === "what") || found[0];
    const mine = held && found.some(([n]) => n === held.dataset.n) && !found.some(([, role]) => role === "what");
    return mine ? held : all(".claims .card", report).find((card) => card.dataset.n === best[0]);
  };
  const step = (by, how = "card") => {
    if (!current) return;
    const cards = cardsOf(current), at = cards.indexOf(held);
    if (cards.length) hold(cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.max(0, Math.min(cards.length - 1, at + by))], how);
  };

  /* On a narrow screen the claim comes up from below. */
  function sheet(card, how) {
    if (wide.matches || how === "link") { $("sheet").hidden = true; return; }
    const copy = card.cloneNode(true);
    copy.removeAttribute("id"); copy.removeAttribute("tabindex"); copy.classList.remove("on");
    $("sheet-body").replaceChildren(copy);
    const cards = cardsOf(current);
    $("sheet-count").textContent = `claim ${cards.indexOf(card) + 1} of ${cards.length}`;
    $("sheet").hidden = false;
    const word = document.getElementById("t-" + card.id);
    if (word) {
      const box = word.getBoundingClientRect(), room = innerHeight - $("sheet").offsetHeight;
      if (box.top < 70 || box.bottom > room - 20) scrollBy({ top: box.top - 60 - (room - 60) / 3 });
    }
  }
  for (const button of all("#sheet [data-step]")) button.addEventListener("click", () => step(Number(button.dataset.step), "sheet"));
  $("sheet-close").addEventListener("click", release);

  const stack = document.querySelector(".stack");
  if (stack) {
    const over = (event) => {
      const segment = event.target.closest(".s"), card = event.target.closest(".claims .card");
      if (segment) light(cardOf(segment), true); else if (card) light(card, false);
      else if (held) light(held, false); else dim();
    };
    stack.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") over(event); });
    stack.addEventListener("pointerleave", () => (held ? light(held, false) : dim()));
    stack.addEventListener("focusin", (event) => { if (event.target.closest(".s") || event.target.closest(".claims .card")) over(event); });
    stack.addEventListener("click", (event) => {
      const link = event.target.closest("a"), segment = event.target.closest(".s"), card = event.target.closest(".claims .card");
      if (segment) { event.preventDefault(); hold(cardOf(segment), wide.matches ? "" : "sheet"); if (event.detail === 0) held.focus({ preventScroll: true }); }
      else if (card && link && link.classList.contains("go")) { event.preventDefault(); hold(card, "text"); }
      else if (card && !link && !String(getSelection())) { if (held === card) release(); else { hold(card, "link"); if (wide.matches) show(document.getElementById("t-" + card.id)); } }
    });
  }

  /* Addresses: a report, a claim, a marked word, an event. */
  const go = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && $(id);
    if (!target) return;
    if (target.classList.contains("report")) open(target);
    else if (target.closest(".report")) {
      open(target.closest(".report"));
      const card = target.classList.contains("card") ? target : $(id.slice(2));
      if (card) { if (card.hidden) reset(); hold(card, "text"); }
      return;
    } else if (target.tagName === "DETAILS") {
      const item = target.closest(".event");
      if (item.hidden) { if (item.dataset.out) reset(); limit = events.length; filter(); }
      target.open = true;
    } else if (target.closest(".event")) {
      const item = target.closest(".event");
      if (item.hidden) { if (item.dataset.out) reset(); limit = events.length; filter(); }
      item.firstElementChild.open = true;
      requestAnimationFrame(() => { target.scrollIntoView({ block: "center", inline: "center" }); target.focus({ preventScroll: true }); });
      return;
    }
    requestAnimationFrame(() => { target.scrollIntoView({ block: "start" }); if (target.tagName === "DETAILS") target.firstElementChild.focus({ preventScroll: true }); });
  };
  addEventListener("hashchange", go);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && !event.defaultPrevented && link.getAttribute("href") === location.hash) { event.preventDefault(); go(); }
  });

  /* Filters. What is searched is the text of the page itself, read once. */
  const words = new WeakMap();
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  const textOf = (element) => { if (!words.has(element)) words.set(element, fold(element.textContent)); return words.get(element); };
  const asked = () => ({ q: fold($("q").value).split(/\s+/).filter(Boolean), type: $("type").value, stance: $("stance").value, grade: $("grade").value, contested: $("contested").checked, news: $("news").checked });
  const has = (listed, value) => !value || (listed || "").split(" ").includes(value);
  const fits = (element, want) => (!want.contested || "contested" in element.dataset) && (!want.news || !("background" in element.dataset));
  function filter() {
    const want = asked(), active = want.q.length || want.type || want.stance || want.grade || want.contested || want.news;
    const shown = new Set();
    let seen = 0;
    for (const item of events) {
      const fit = fits(item, want) && (!want.grade || item.dataset.grade === want.grade) && has(item.dataset.types, want.type) && has(item.dataset.stances, want.stance) && want.q.every((w) => textOf(item).includes(w));
      if (fit) { shown.add(item.dataset.event); seen += 1; item.removeAttribute("data-out"); } else item.dataset.out = "1";
      item.hidden = !fit || seen > limit;
    }
    let kept = 0;
    for (const report of reports) {
      let any = false;
      for (const card of all(".claims .card", report)) {
        const fit = fits(card, want) && has(card.dataset.type, want.type) && has(card.dataset.stance, want.stance);
        card.hidden = !fit;
        any = any || fit;
      }
      const fit = (any || !(want.type || want.stance || want.contested || want.news)) && want.q.every((w) => textOf(report).includes(w));
      if (fit) { kept += 1; report.removeAttribute("data-out"); } else report.dataset.out = "1";
    }
    for (const link of all(".rail [data-report]")) link.parentElement.classList.toggle("out", Boolean($(link.dataset.report).dataset.out));
    for (const option of $("pick").options) option.hidden = Boolean($(option.value).dataset.out);
    for (const row of all(".strip [data-event]")) row.classList.toggle("out", !shown.has(row.dataset.event));
    for (const spot of all("#map .spot-link")) spot.classList.toggle("out", !spot.dataset.events.split(" ").some((id) => shown.has(id)));
    if (current && current.dataset.out && listed().length) open(listed()[0]);
    if (held && held.hidden) release();
    if (list) { $("more").hidden = seen <= limit; $("more").textContent = `Show ${seen - limit} more events`; $("no-events").hidden = seen > 0; }
    $("clear").hidden = !active;
    $("count").textContent = active ? `${seen} of ${events.length} events, ${kept} of ${reports.length} reports` : "";
  }
  const reset = () => { $("filters").reset(); limit = PAGE; filter(); };
  let timer = 0;
  $("q").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { limit = PAGE; filter(); }, 120); });
  $("filters").addEventListener("change", () => { limit = PAGE; filter(); });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("clear").addEventListener("click", () => { reset(); $("q").focus(); });
  if (list) $("more").addEventListener("click", () => { limit += 2 * PAGE; filter(); });
  if (events.length > PAGE) filter();

  for (const button of all(".legend button")) button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    document.body.classList.toggle("no-" + button.dataset.role, !on);
  });

  /* Keys. */
  $("keys-button").addEventListener("click", () => $("keys").showModal());
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) {
      if (event.key === "Escape" && event.target === $("q")) { $("q").value = ""; filter(); $("q").blur(); }
      return;
    }
    const on = event.target.closest(".claims .card");
    const act = {
      j: () => step(1), k: () => step(-1), "[": () => turn(-1), "]": () => turn(1), "/": () => { $("q").focus(); $("q").select(); },
      "?": () => $("keys").showModal(), Escape: () => { if (held) release(); },
      e: () => { const link = held && held.querySelector(".to-event"); if (link) link.click(); },
      ArrowDown: on && (() => step(1)), ArrowUp: on && (() => step(-1)), Enter: on && event.target === on && (() => hold(on, "text")),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  document.addEventListener("focusin", (event) => { if (event.target.matches(".claims .card") && event.target !== held) { held = event.target; light(held, false); } });

  /* The map: marks keep their size on the screen, names that would overlap give way. */
  const map = $("map");
  if (map) {
    const home = map.getAttribute("viewBox").split(" ").map(Number), full = map.dataset.full.split(" ").map(Number);
    const reach = [full[0] - full[2] * .8, full[1] - full[3] * .8, full[2] * 2.6, full[3] * 2.6];
    let box = home.slice();
    const names = all(".names text", map), links = all(".spot-link", map);
    const draw = () => {
      map.setAttribute("viewBox", box.join(" "));
      map.classList.toggle("loose", box[2] < reach[2] - 1 && wide.matches || box[2] < home[2] - 1);
      const unit = box[2] / (map.clientWidth || 800), taken = [];
      const hits = (r) => taken.some((t) => r[0] < t[2] && t[0] < r[2] && r[1] < t[3] && t[1] < r[3]);
      for (const link of links) {
        for (const c of all("[data-r]", link)) if (c.tagName === "circle") c.setAttribute("r", c.dataset.r * unit);
        all(".count", link).forEach((t) => { t.style.fontSize = 11 * unit + "px"; });
        const c = link.querySelector(".spot"), x = +c.getAttribute("cx"), y = +c.getAttribute("cy"), r = c.dataset.r * unit;
        taken.push([x - r, y - r, x + r, y + r]);
      }
      for (const link of links) {
        const t = link.querySelector(".place"), size = 13 * unit, gap = t.dataset.r * unit + 5 * unit;
        t.style.fontSize = size + "px"; t.style.strokeWidth = 3.5 * unit + "px"; t.style.display = "";
        const width = t.getComputedTextLength(), x = +t.dataset.x, y = +t.getAttribute("y");
        const tries = [[gap, "start", x + gap], [-gap, "end", x - gap - width]];
        const good = tries.find(([, , left]) => left > box[0] && left + width < box[0] + box[2] && !hits([left, y - size * .6, left + width, y + size * .6]));
        if (!good) { t.style.display = "none"; continue; }
        t.setAttribute("dx", good[0]); t.setAttribute("text-anchor", good[1]);
        taken.push([good[2], y - size * .6, good[2] + width, y + size * .6]);
      }
      for (const t of names) {
        const size = 12 * unit;
        t.style.fontSize = size + "px"; t.style.display = "";
        const width = t.getComputedTextLength(), x = +t.getAttribute("x") - width / 2, y = +t.dataset.y;
        const dy = [0, 1, -1, 2, -2, 3, -3].map((n) => n * 26 * unit).find((d) => !hits([x, y + d - size, x + width, y + d + size * .3]));
        if (dy === undefined) t.style.display = "none"; else t.setAttribute("y", y + dy);
      }
    };
    const limitBox = () => {
      const ratio = home[3] / home[2], w = Math.max(home[2] / 12, Math.min(reach[2], box[2]));
      const cx = box[0] + box[2] / 2, cy = box[1] + box[3] / 2;
      box = [cx - w / 2, cy - w * ratio / 2, w, w * ratio];
      for (const [i, size] of [[0, 2], [1, 3]]) {
        const low = reach[i], high = reach[i] + reach[size] - box[size];
        box[i] = low > high ? (low + high) / 2 : Math.max(low, Math.min(high, box[i]));
      }
    };
    const zoom = (by) => { const w = box[2] * by, h = box[3] * by; box = [box[0] + (box[2] - w) / 2, box[1] + (box[3] - h) / 2, w, h]; limitBox(); draw(); };
    const shape = () => { const ratio = home[3] / home[2], w = Math.max(full[2], full[3] / ratio); return [full[0] + full[2] / 2 - w / 2, full[1] + full[3] / 2 - w * ratio / 2, w, w * ratio]; };
    const atHome = () => box.every((v, i) => Math.abs(v - home[i]) < 1);
    for (const button of all("[data-zoom]")) button.addEventListener("click", () => {
      const how = button.dataset.zoom;
      if (how === "all") { box = atHome() ? shape() : home.slice(); limitBox(); draw(); } else zoom(how === "in" ? .62 : 1.6);
    });
    let from = null;
    map.addEventListener("pointerdown", (event) => { if (map.classList.contains("loose") && event.button === 0) from = { x: event.clientX, y: event.clientY, box: box.slice(), moved: false }; });
    addEventListener("pointermove", (event) => {
      if (!from) return;
      const unit = box[2] / map.clientWidth, dx = event.clientX - from.x, dy = event.clientY - from.y;
      if (Math.abs(dx) + Math.abs(dy) > 5) from.moved = true;
      if (from.moved) { box = [from.box[0] - dx * unit, from.box[1] - dy * unit, box[2], box[3]]; limitBox(); draw(); }
    });
    addEventListener("pointerup", () => { setTimeout(() => { from = null; }); });
    map.addEventListener("dragstart", (event) => event.preventDefault());
    map.addEventListener("click", (event) => {
      if (from && from.moved) { event.preventDefault(); return; }
      const link = event.target.closest(".spot-link");
      if (!link || link.dataset.events.split(" ").length === 1) return;
      /* A place with several events leads to the list, searched for the place. */
      event.preventDefault();
      $("q").value = link.dataset.place; filter();
      $("events").scrollIntoView(); $("q").focus({ preventScroll: true });
    });
    addEventListener("resize", draw);
    draw();
  }

  /* Here is where the reader is. */
  const sections = [["top", document.querySelector(".lead")], ["events", $("events")], ["reports", $("reports")]];
  const where = () => {
    let here = "top";
    for (const [name, section] of sections) if (section && section.getBoundingClientRect().top < innerHeight * .4) here = name;
    for (const link of all(".topbar nav a")) if (link.getAttribute("href") === "#" + here) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
  };
  addEventListener("scroll", where, { passive: true });
  where();

  /* On paper every event that is shown lies open. */
  let shut = [];
  addEventListener("beforeprint", () => { shut = all(".event:not([hidden]) > details:not([open])"); for (const d of shut) d.open = true; });
  addEventListener("afterprint", () => { for (const d of shut) d.open = false; });

  if (location.hash) go();
  else { const first = events.find((item) => "contested" in item.dataset) || events[0]; if (first && events.length < 200) first.firstElementChild.open = true; }
})();
