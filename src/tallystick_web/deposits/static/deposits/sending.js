// How much of the files has been sent. Without this script the browser sends them just the same.
const form = document.querySelector("[data-sending]");
const said = form.querySelector("[data-sending-said]");
const bar = form.querySelector("[data-sending-bar]");

function say(text) {
  said.textContent = text;
  said.hidden = false;
}

function show(answer) {
  if (answer.responseURL && answer.responseURL !== location.href) {
    location.assign(answer.responseURL);
    return;
  }
  document.open();
  document.write(startedAnew(answer.responseText));
  document.close();
}

// A document runs a module once for each address. Under another one it runs again: it moves the focus to what is wrong.
function startedAnew(page) {
  return page.replaceAll(/(<script type="module" src="[^"?]*)"/g, `$1?${Date.now()}"`);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const sending = new XMLHttpRequest();
  sending.upload.addEventListener("progress", ({ loaded, total }) => {
    const part = total ? Math.floor((loaded * 100) / total) : 0;
    bar.hidden = false;
    bar.value = part;
    if (part % 10 === 0) say(part < 100 ? `${part}% sent.` : "All is sent. It is being put in place.");
  });
  sending.addEventListener("load", () => show(sending));
  sending.addEventListener("error", () => {
    bar.hidden = true;
    say("The files could not be sent. Look whether you are connected, then send them again. Nothing was saved.");
  });
  sending.open("POST", form.action);
  sending.send(new FormData(form));
});
