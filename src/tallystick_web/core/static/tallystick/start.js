// Wakes the NHS components. Every page works without: this only adds the menu that folds, passwords that can be shown,
// buttons that cannot be pressed twice, and the place of the errors.
import { initAll } from "./nhsuk-frontend-10.6.1.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
