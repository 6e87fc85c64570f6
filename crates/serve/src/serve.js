// The list of documents: files dropped on the page, or chosen, are sent to be read.
"use strict";
(() => {
  const drop = document.getElementById("drop");
  if (!drop) return;
  const said = document.getElementById("said");
  const read = async (file) => {
    said.textContent = `${file.name} …`;
    try {
      const answer = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, { method: "PUT", body: file });
      const text = await answer.text();
      return answer.ok ? { page: `/document/${text}` } : { wrong: `${file.name}: ${text}` };
    } catch (error) { return { wrong: `${file.name}: ${error.message}` }; }
  };
  // One after the other. One alone is shown; of several, those that cannot be read are told, else the list is shown anew.
  const send = async (files) => {
    const done = [];
    for (const file of files) done.push(await read(file));
    const wrong = done.map((one) => one.wrong).filter(Boolean);
    if (wrong.length) said.textContent = wrong.join(" / ");
    else if (done.length) location.href = done.length === 1 ? done[0].page : "/";
  };
  drop.querySelector("input").addEventListener("change", (event) => send([...event.target.files]));
  addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  addEventListener("dragleave", () => drop.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    send([...event.dataTransfer.files]);
  });
})();
