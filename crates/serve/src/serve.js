// The list of documents: files dropped on the page, or chosen, are sent to be read. Of one that opens with a password it is asked for.
"use strict";
(() => {
  const drop = document.getElementById("drop");
  if (!drop) return;
  const said = document.getElementById("said");
  const asking = drop.querySelector("form.password");
  const read = async (file, password) => {
    said.textContent = `${file.name} …`;
    // In a header, not in the address, which the browser keeps.
    const headers = password ? { "x-password": encodeURIComponent(password) } : {};
    try {
      const answer = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, { method: "PUT", headers, body: file });
      const text = await answer.text();
      if (answer.ok) return { page: `/document/${text}` };
      const isTold = answer.headers.get("content-type") === "application/json";
      const wrong = isTold ? JSON.parse(text) : { told: text };
      return { wrong: `${file.name}: ${wrong.told}`, locked: wrong.password && file };
    } catch (error) { return { wrong: `${file.name}: ${error.message}` }; }
  };
  const ask = (file) => {
    const form = asking.cloneNode(true);
    form.hidden = false;
    form.querySelector("b").textContent = file.name;
    const input = form.querySelector("input");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const done = await read(file, input.value);
      if (!done.wrong) form.remove();
      show([done], false);
      if (done.locked) input.select();
    });
    drop.append(form);
    input.focus();
  };
  // One alone is shown; of several, those that cannot be read are told, else the list is shown anew.
  const show = (done, isNew) => {
    const wrong = done.filter((one) => one.wrong);
    said.textContent = wrong.map((one) => one.wrong).join(" / ");
    if (isNew) wrong.filter((one) => one.locked).forEach((one) => ask(one.locked));
    if (!wrong.length && done.length && drop.querySelectorAll("form.password").length === 1) {
      location.href = done.length === 1 ? done[0].page : "/";
    }
  };
  // One after the other.
  const send = async (files) => {
    const done = [];
    drop.querySelectorAll("form.password:not([hidden])").forEach((form) => form.remove());
    for (const file of files) done.push(await read(file));
    show(done, true);
  };
  drop.querySelector("input[type=file]").addEventListener("change", (event) => send([...event.target.files]));
  addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  addEventListener("dragleave", () => drop.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    send([...event.dataTransfer.files]);
  });
})();
