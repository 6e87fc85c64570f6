// The page of a document: both directions lit, keys, filters, corrections. Works on what stands in the page; what is fetched is what
// a correction changes, and of a long document that is served the pages whose records are not there yet.
"use strict";
(() => {
  const head = document.querySelector("header.document");
  if (!head) return;
  const served = head.hasAttribute("data-served");
  const phrases = document.getElementById("phrases").dataset;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const records = () => all(".records li[tabindex]").filter((li) => li.offsetParent);
  const rest = byId("rest");
  if (rest) {
    document.querySelector("#doubts ol").append(...rest.children);
    rest.remove();
  }
  let here = null;
  const made = [];

  // Where one is.
  const boxesOf = (li) => (li.id ? all(`rect[data-of="${CSS.escape(li.id)}"]`) : []);
  // An item that goes on over a page has lines on both, and a line among the records of the later one.
  const alsoLit = (li) => {
    boxesOf(li).forEach((box) => box.classList.add("lit"));
    all(`li.continued[data-of="${CSS.escape(li.id)}"]`).forEach((rest) => rest.classList.add("also"));
  };
  const light = (li, scroll) => {
    all(".lit").forEach((lit) => lit.classList.remove("lit"));
    all(".also").forEach((rest) => rest.classList.remove("also"));
    here = li;
    if (!li) return;
    li.classList.add("lit");
    const boxes = boxesOf(li);
    alsoLit(li);
    if (scroll === "box" && boxes.length) boxes[0].scrollIntoView({ block: "center" });
    if (scroll) { li.focus({ preventScroll: true }); li.scrollIntoView({ block: "nearest" }); }
    if (scroll && boxes.length && !isSeen(boxes[0])) boxes[0].scrollIntoView({ block: "center" });
    // Where page and records stand one below the other, one alone is seen: the record, where one goes by records.
    if (scroll === "record" && !isSeen(li)) li.scrollIntoView({ block: "nearest" });
  };
  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };
  const step = async (by, wanted = () => true) => {
    const list = records();
    let at = list.indexOf(here);
    do at += by; while (list[at] && !wanted(list[at]));
    const first = nearest(here, list[at], by, wanted === inDoubt);
    if (first) { await load(first); await step(by, wanted); return; }
    if (list[at]) light(list[at], "record");
  };
  const inDoubt = (li) => li.classList.contains("doubt");

  // Pictures are asked for some pages before they are seen, so that none is blank when it comes into view.
  const ahead = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
    ahead.unobserve(entry.target);
    entry.target.loading = "eager";
  }), { rootMargin: "4000px 0px" });
  all("figure img").forEach((image) => ahead.observe(image));
  // On paper all are seen. Those of a file are in it, so that they cost nothing but a look; a server has to paint them first.
  const pictures = () => all("figure img").map((image) => {
    image.loading = "eager";
    return image.decode().catch(() => {});
  });
  if (!served) addEventListener("load", () => setTimeout(pictures, 200));

  // Pages whose records are not there yet. They are asked for some screens before they are seen, and one after the other when the
  // page is there, so that what the browser finds and prints is whole.
  const TOGETHER = 12;
  const later = () => all("section.page[data-later]");
  const asked = new Map();
  const follows = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
  // The first page without records between two records; of those that have something to look at where that is looked for.
  const nearest = (from, to, by, doubtful) => {
    const between = later().filter((page) => (doubtful ? page.dataset.later === "doubt" : true) && (by > 0
      ? (!from || follows(from, page)) && (!to || follows(page, to))
      : from && follows(page, from) && (!to || follows(to, page))));
    return between.at(by > 0 ? 0 : -1);
  };
  const fill = (text) => {
    const found = new DOMParser().parseFromString(text, "text/html");
    all("section.page", found).forEach((fresh) => {
      const page = byId(fresh.id);
      if (page?.dataset.later === undefined) return;
      const boxes = fresh.querySelector("figure svg");
      if (boxes) page.querySelector("figure").append(boxes);
      page.querySelector(".records").replaceWith(fresh.querySelector(".records"));
      delete page.dataset.later;
      coming.unobserve(page);
    });
    if (here) alsoLit(here);
    if (isNarrowed()) narrow();
  };
  const fetched = async (query) => {
    const answer = await fetch(`${location.pathname}/${query}`);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  };
  const load = (page) => {
    if (asked.has(page)) return asked.get(page);
    const list = all("section.page");
    const at = list.indexOf(page);
    const together = list.slice(Math.max(0, at - 2), at + TOGETHER).filter((one) => one.dataset.later !== undefined && !asked.has(one));
    const [from, to] = [together[0], together.at(-1)].map((one) => one.id.slice(1));
    const done = fetched(`pages?from=${from}&to=${to}`).then((text) => {
      fill(text);
      // What the server does not have is not asked for again.
      together.forEach((one) => delete one.dataset.later);
    });
    together.forEach((one) => asked.set(one, done));
    done.catch(() => together.forEach((one) => asked.delete(one)));
    return done;
  };
  const whole = async () => {
    for (let [page] = later(); page; [page] = later()) {
      await load(page);
      await new Promise((done) => setTimeout(done));
    }
  };
  const coming = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) =>
    load(entry.target).catch(() => {})), { rootMargin: "4000px 0px" });
  later().forEach((page) => coming.observe(page));
  const restOfAll = async () => {
    if (head.dataset.rest !== undefined) {
      const found = new DOMParser().parseFromString(await fetched("doubts"), "text/html");
      document.querySelector("#doubts ol").append(...all("#rest > li", found));
    }
    await whole();
  };
  if (later().length) addEventListener("load", () => setTimeout(() => restOfAll().catch(() => {}), 200));

  // What is folded in the list of what else was done comes when it is unfolded.
  document.addEventListener("toggle", ({ target }) => {
    const { kind } = target.dataset;
    if (!target.open || kind === undefined) return;
    delete target.dataset.kind;
    fetched(`notes?kind=${encodeURIComponent(kind)}`).then((text) => {
      const found = new DOMParser().parseFromString(text, "text/html");
      target.querySelector("ul").append(...all("li", found));
    }).catch(() => { target.dataset.kind = kind; target.open = false; });
  }, true);

  // What is said to be right.
  const say = (text) => all("#said, dialog[open] .problem").forEach((place) => { place.textContent = text; });
  const correction = (li, old, change, place = li.dataset.at) => ({
    schema: "gwaje.corrections/1",
    document: head.dataset.sha256,
    ...(place ? JSON.parse(place) : {}),
    old,
    ...change,
    ...(byId("who").value.trim() ? { who: byId("who").value.trim() } : {}),
    when: new Date().toISOString(),
  });
  // Who corrects is remembered by the browser, where it lets pages remember.
  try {
    byId("who").value = localStorage.getItem("who") || "";
    byId("who").addEventListener("change", () => localStorage.setItem("who", byId("who").value));
  } catch { /* It is typed anew. */ }
  const send = async (corrections) => {
    const body = corrections.map((one) => JSON.stringify(one)).join("\n");
    try {
      const answer = await fetch("/correct", { method: "POST", headers: { "content-type": "application/jsonl" }, body });
      const text = await answer.text();
      if (answer.ok) return JSON.parse(text);
      say(`${phrases.failed}: ${text}`);
    } catch { say(phrases.failed); }
    return null;
  };
  // One after the other, so that what is said later is later in the store. What was done is known for each document.
  let turn = Promise.resolve();
  const DONE = `done ${head.dataset.sha256}`;
  const doneSoFar = () => JSON.parse(sessionStorage.getItem(DONE) || "[]");
  const keep = (corrections, again, back) => (turn = turn.then(async () => {
    if (!corrections.length) return true;
    if (!served) {
      made.push({ corrections, back });
      byId("save").hidden = false;
      say(phrases.unsaved);
      return true;
    }
    const answer = await send(corrections);
    if (!answer) { back?.(); return false; }
    say(phrases.kept);
    const replaced = (answer.replaced || []).map((one) => ({ ...one, undo: true }));
    sessionStorage.setItem(DONE, JSON.stringify([...doneSoFar(), [...replaced, ...corrections]].slice(-50)));
    if (again) reload(); else renew().catch(() => {});
    return true;
  }));
  // The list of what was corrected, as the store has it now.
  const renew = async () => {
    const found = new DOMParser().parseFromString(await fetched("made"), "text/html").getElementById("corrections");
    const wasOpen = document.querySelector("#corrections details")?.open;
    if (wasOpen) found.querySelector("details")?.setAttribute("open", "");
    byId("corrections").replaceWith(found);
  };
  if (head.dataset.made !== undefined) addEventListener("load", () => renew().catch(() => {}));
  let taken = 0;
  addEventListener("beforeunload", (event) => { if (made.length !== taken) event.preventDefault(); });
  const reload = () => {
    const page = here?.closest("section.page");
    if (page) sessionStorage.setItem("place", JSON.stringify([page.id, listOf(page).indexOf(here)]));
    location.reload();
  };
  const listOf = (page) => all(".records li[tabindex]", page);
  const undo = () => (turn = turn.then(async () => {
    if (!served) { made.pop()?.back?.(); byId("save").hidden = !made.length; return; }
    const done = doneSoFar(), last = done.pop();
    if (!last) return;
    const when = new Date().toISOString();
    if (!await send(last.reverse().map((one) => ({ ...one, undo: !one.undo, when })))) return;
    sessionStorage.setItem(DONE, JSON.stringify(done));
    reload();
  }));
  const settle = (button) => {
    const li = button.closest("li");
    const change = JSON.parse(button.dataset.join);
    const said = button.classList.contains("person");
    const back = said ? [{ ...correction(li, li.dataset.old, change), undo: true }] : [];
    const other = { ...change, with: change.with === "space" ? "none" : "space" };
    const draw = (shown, person) => {
      button.dataset.join = JSON.stringify(shown);
      button.textContent = shown.with === "space" ? "␣" : "‿";
      button.classList.toggle("person", person);
      button.setAttribute("aria-label", phrases[shown.with]);
    };
    draw(other, true);
    // It is in doubt no more where all its joins are settled and nothing else is told of it.
    const isSettled = inDoubt(li) && !li.querySelector("button.join:not(.person)")
      && doubts(li).every((one) => one.dataset.code === "low_confidence_join");
    if (isSettled) doubt(li, false);
    keep([...back, correction(li, li.dataset.old, other)], false, () => {
      draw(change, said);
      if (isSettled) doubt(li, true);
    });
  };
  const doubts = (li) => all(".told:not([data-code=corrected])", li);
  // Shows whether a record is in doubt, on both sides and in the list.
  const doubt = (li, is) => {
    const leads = (one) => one.querySelector("a")?.getAttribute("href") === `#${li.id}`;
    const listed = all("#doubts li").filter((one) => (li.id ? leads(one) : one.dataset.old === li.dataset.old));
    [li, ...boxesOf(li)].forEach((one) => one.classList.toggle("doubt", is));
    doubts(li).forEach((one) => { one.hidden = !is; });
    const count = document.querySelector("#doubts summary b");
    const change = listed.filter((one) => one.hidden !== !is).length;
    listed.forEach((one) => { one.hidden = !is; });
    count.textContent = Number(count.textContent) + (is ? change : -change);
  };
  const seen = async (li) => {
    const codes = li.matches(".item") ? [null] : all(".told", li).map((told) => told.dataset.code);
    const told = (code) => all(".told", li).find((one) => one.dataset.code === code).dataset.old;
    const corrections = codes.map((code) =>
      correction(li, code ? told(code) : li.dataset.old, { kind: "seen", code }));
    const was = inDoubt(li);
    doubt(li, false);
    keep(corrections, false, () => doubt(li, was));
    step(1, inDoubt);
  };

  // Dialogs.
  const open = (dialog, answer) => {
    // What cannot be kept stays in the dialog, with why.
    dialog.onclick = async (event) => {
      const value = event.target.closest("button")?.value;
      if (!value) return;
      if (value === "cancel") { dialog.close(); return; }
      if (value === "apply" && !dialog.querySelector("form").reportValidity()) return;
      const corrections = answer(value).filter(Boolean);
      if (value !== "apply" && !corrections.length) { say(phrases.cannot); return; }
      if (await keep(corrections, true)) dialog.close();
    };
    dialog.showModal();
    say("");
  };
  const field = (name, label, value, type = "text") => {
    const line = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { name, value: value || "", type });
    line.append(label + " ", input);
    return line;
  };
  const itemText = (li) => {
    const copy = li.querySelector(".text").cloneNode(true);
    all("button", copy).forEach((button) => button.replaceWith(JSON.parse(button.dataset.join).with === "space" ? " " : ""));
    return copy.textContent;
  };
  const letters = (text) => text.replace(/\s/g, "");
  const periodOf = (li) => {
    const list = all(".records li[tabindex]:not(.of-page)");
    let from = list.indexOf(li);
    while (from > 0 && !list[from - 1].matches(".period,.task")) from -= 1;
    let to = from;
    while (list[to] && list[to].matches(".item")) to += 1;
    return list.slice(from, to);
  };
  const editItem = (li) => {
    const form = byId("edit-item").querySelector("form");
    const [text, marker, parent] = ["text", "marker", "parent"].map((name) => form.elements[name]);
    const old = itemText(li);
    text.value = old;
    marker.value = li.dataset.marker;
    const others = periodOf(li).filter((other) => other !== li);
    const depth = (one) => Number(one.className.match(/\bd(\d)/)?.[1]);
    const after = others.filter((other) => follows(li, other));
    const end = after.findIndex((other) => depth(other) <= depth(li));
    const under = end < 0 ? after : after.slice(0, end);
    parent.replaceChildren(new Option(phrases.asis, "?"), new Option(phrases.outermost, ""),
      ...others.filter((other) => !under.includes(other)).map((other) => new Option(other.dataset.old.slice(0, 40), other.dataset.old)));
    const days = byId("dates");
    days.replaceChildren(...all(".date", li).flatMap(({ dataset }) => [
      field("start", `${dataset.date} ${days.dataset.from}`, dataset.start, "date"),
      field("end", days.dataset.to, dataset.end, "date"),
    ]));
    const say = (change) => correction(li, li.dataset.old, change);
    open(byId("edit-item"), (value) => {
      const at = letters(text.value.slice(0, text.selectionStart)).length;
      const next = after.slice(0, 1).find((other) => depth(other) >= depth(li));
      if (value === "seen") return [say({ kind: "seen", code: null })];
      if (value === "drop") return [say({ kind: "drop" })];
      if (value === "split") return [at > 0 && at < letters(old).length && say({ kind: "split", letters: at, marker: li.dataset.marker || null })];
      if (value === "merge") return [next && say({ kind: "merge", next: next.dataset.old, with: "space" })];
      const inputs = all("input", days);
      const dates = all(".date", li).map(({ dataset }, at) => {
        const [start, end] = [inputs[2 * at].value, inputs[2 * at + 1].value];
        const same = start === (dataset.start || "") && end === (dataset.end || "");
        return !same && say({ kind: "date", date: dataset.date, start: start || null, end: end || null });
      });
      return [
        text.value !== old && say({ kind: "text", text: text.value }),
        marker.value !== li.dataset.marker && say({ kind: "marker", marker: marker.value || null }),
        parent.value !== "?" && say({ kind: "parent", parent: parent.value || null }),
        ...dates,
      ];
    });
  };
  const editTitle = (li) => {
    const form = byId("edit-title").querySelector("form");
    const title = form.elements.title;
    title.value = li.dataset.old;
    const leads = all(".lead", li).map((lead) => lead.dataset.old);
    const bodies = byId("bodies");
    const names = li.dataset.task === undefined ? [] : [...leads, ""];
    bodies.replaceChildren(...names.map((name) => field("body", bodies.dataset.name, name)));
    open(byId("edit-title"), () => [
      title.value !== li.dataset.old &&
        correction(li, li.dataset.old, { kind: "title", ...JSON.parse(li.dataset.title), text: title.value }),
      ...all("input", bodies).map((input, at) => input.value !== names[at] &&
        correction(li, names[at], { kind: "lead", task: li.dataset.task, text: input.value || null })),
    ]);
  };
  const editPeriod = (li) => {
    const form = byId("edit-period").querySelector("form");
    const { year, quarter, half } = form.elements;
    const part = (mark) => li.dataset.old.match(mark)?.[1] || "";
    [year.value, quarter.value, half.value] = [part(/^(\d{4})/), part(/Q(\d)/), part(/H(\d)/)];
    const number = (input) => (input.value ? Number(input.value) : null);
    const parts = () => [year, quarter, half].map(number);
    const before = String(parts());
    open(byId("edit-period"), () => {
      const [year, quarter, half] = parts();
      const change = { kind: "period", task: li.dataset.period, year, quarter, half };
      return [String(parts()) !== before && correction(li, li.dataset.old, change)];
    });
  };
  const edit = async (li) => {
    if (li.matches(".of-page")) return;
    await whole();
    if (li.matches(".item")) editItem(li);
    else if (li.matches(".period")) editPeriod(li);
    else editTitle(li);
  };

  // Keys, clicks, filters.
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => step(1, inDoubt),
    p: () => step(-1, inDoubt),
    s: () => { const join = here?.querySelector("button.join:not(.person)") || here?.querySelector("button.join"); if (join) settle(join); },
    e: () => here && edit(here),
    x: () => here && seen(here),
    u: undo,
    r: () => byId("raw").click(),
    "/": () => byId("find").focus(),
    "?": () => document.querySelector(".keys").scrollIntoView(),
  };
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "p" && (later().length || all("figure img").some((image) => !image.complete))) {
      event.preventDefault();
      whole().then(() => Promise.all(pictures())).then(() => print());
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select")) {
      if (event.key === "Escape") {
        if (event.target === find) { find.value = ""; narrow(); }
        event.target.blur();
      }
      return;
    }
    // With Caps Lock, or where Hangul is typed, the key is known by its place.
    const place = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : "";
    const act = keys[event.key] || keys[place];
    if (act) { event.preventDefault(); act(); }
  });
  document.addEventListener("click", (event) => {
    const join = event.target.closest("button.join");
    const box = event.target.closest("rect");
    const li = event.target.closest(".records li[tabindex]");
    const act = event.target.closest("button[data-act]");
    // The second click of two may meet another record, since the first has scrolled.
    if (event.detail > 1 && clicked) return;
    clicked = null;
    if (act) { keys[act.dataset.act](); return; }
    if (join) { light(li, null); settle(join); return; }
    if (box) { go(box.dataset.of); return; }
    if (li && !event.target.closest("a")) { clicked = li; light(li, "box"); }
  });
  let clicked = null;
  document.addEventListener("dblclick", () => { if (clicked) edit(clicked); clicked = null; });
  document.addEventListener("mouseover", (event) => {
    const box = event.target.closest("rect");
    const li = box ? byId(box.dataset.of) : event.target.closest(".records li[id]");
    all(".over").forEach((over) => over.classList.remove("over"));
    if (!li) return;
    [li, ...all(`rect[data-of="${CSS.escape(li.id)}"]`)].forEach((over) => over.classList.add("over"));
  });
  const only = byId("only"), raw = byId("raw"), find = byId("find"), layers = byId("layers");
  const narrow = () => {
    const words = find.value.trim().split(/\s+/).filter(Boolean);
    document.body.classList.toggle("only-doubtful", only.checked);
    document.body.classList.toggle("as-printed", raw.checked);
    all(".records li[tabindex]").forEach((li) => {
      const text = letters(li.textContent + li.id);
      li.classList.toggle("unfound", !words.every((word) => text.includes(word)));
    });
    all("section.page").forEach((page) => page.classList.toggle("empty",
      (words.length > 0 || only.checked) && !all(".records li[tabindex]", page).some((li) =>
        !li.classList.contains("unfound") && (!only.checked || inDoubt(li)))));
  };
  const isNarrowed = () => only.checked || Boolean(find.value.trim());
  [only, raw, find].forEach((input) => input.addEventListener("input", () => {
    narrow();
    if (isNarrowed()) whole().catch(() => {});
  }));
  if (only.checked) narrow();
  layers?.addEventListener("input", () => {
    document.querySelector(".legend").hidden = !layers.checked;
    all("figure img").forEach((image) => { image.src = image.src.split("?")[0] + (layers.checked ? "?layers=true" : ""); });
  });
  byId("save")?.addEventListener("click", () => {
    const lines = made.flatMap((one) => one.corrections).map((one) => JSON.stringify(one) + "\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(lines, { type: "application/jsonl" }));
    link.download = "corrections.jsonl";
    link.click();
    taken = made.length;
  });
  const go = async (name) => {
    if (!byId(name) && later().length) fill(await fetched(`pages?at=${encodeURIComponent(name)}`));
    const target = byId(name);
    if (target?.matches("li")) light(target, "record");
  };
  const follow = () => { if (location.hash.length > 1) go(decodeURIComponent(location.hash.slice(1))).catch(() => {}); };
  addEventListener("hashchange", follow);
  const [page, nth] = (served && JSON.parse(sessionStorage.getItem("place"))) || [];
  sessionStorage.removeItem("place");
  const back = page && byId(page);
  const again = () => { const list = listOf(back); const li = list[Math.min(nth, list.length - 1)]; if (li) light(li, "record"); };
  if (back) Promise.resolve(back.dataset.later === undefined || load(back)).then(again);
  else follow();
})();
