// The list of documents: a file dropped on the page, or chosen, is sent to be read.
"use strict";
(() => {
  const drop = document.getElementById("drop");
  if (!drop) return;
  const said = document.getElementById("said");
  const send = async (file) => {
    said.textContent = `${file.name} …`;
    const answer = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, { method: "PUT", body: file });
    const text = await answer.text();
    if (answer.ok) location.href = `/document/${text}`;
    else said.textContent = `${file.name}: ${text}`;
  };
  drop.querySelector("input").addEventListener("change", (event) => {
    if (event.target.files[0]) send(event.target.files[0]);
  });
  addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  addEventListener("dragleave", () => drop.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files[0]) send(event.dataTransfer.files[0]);
  });
})();
