// What pages gain where scripts run; each works without.
"use strict";

// On a narrow screen the menu starts closed.
const burger = document.querySelector(".burger");
if (burger && matchMedia("(max-width: 54rem)").matches) burger.open = false;

// Shortcuts: "g" then a letter opens an area, "/" searches, other keys press what
// bears them (data-key); "?" shows them all. Never while somebody types.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
let going = 0;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "g") { going = Date.now(); return; }
  const attribute = Date.now() - going < 1500 ? "data-go" : "data-key";
  going = 0;
  const found = document.querySelector(`[${attribute}="${CSS.escape(event.key)}"]`);
  if (!found) return;
  event.preventDefault();
  if (found.matches("input, textarea, select")) found.focus();
  else found.click();
});

// A question before what cannot be taken back.
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.ask;
  if (question && !confirm(question)) event.preventDefault();
});

// Files dropped on a form's field go into it.
for (const field of document.querySelectorAll("[data-drop]")) {
  const input = field.querySelector("input[type=file]");
  field.addEventListener("dragover", (event) => { event.preventDefault(); field.classList.add("over"); });
  field.addEventListener("dragleave", () => field.classList.remove("over"));
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    field.classList.remove("over");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// Choices that act at once where scripts run.
for (const each of document.querySelectorAll("[data-submit]")) {
  each.addEventListener("change", () => each.form.requestSubmit());
}
