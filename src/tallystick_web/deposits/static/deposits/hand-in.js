// Works out totals, shares, rates and their ratio while somebody types. The page has the same sums without it, once it
// was saved: arithmetic.py does what stands here, in whole numbers and rounded half up.

const NONE = "–";

// A whole number as the service reads it: thousands may be grouped by commas or spaces.
function numberIn(text) {
  const typed = text.trim();
  const grouped = /^\d{1,3}([,\u202f ])\d{3}(\1\d{3})*$/.test(typed);
  const digits = grouped ? typed.replace(/[,\u202f ]/g, "") : typed;
  return /^\d{1,9}$/.test(digits) ? BigInt(digits) : null;
}

const grouped = (number) => (number === null ? NONE : number.toLocaleString("en-GB"));
const sum = (numbers) => {
  const there = numbers.filter((one) => one !== null);
  return there.length ? there.reduce((one, other) => one + other, 0n) : null;
};

function percent(part, whole) {
  if (part === null || part === undefined || !whole || part > whole) return NONE;
  const tenths = (2000n * part + whole) / (2n * whole);
  return `${tenths / 10n}.${tenths % 10n}%`;
}

function ratio(top, bottom) {
  if (!top || !bottom || [...top, ...bottom].includes(null)) return NONE;
  if (top[0] > top[1] || bottom[0] > bottom[1]) return NONE;
  const over = top[0] * bottom[1];
  const under = top[1] * bottom[0];
  if (!under) return NONE;
  const hundredths = (200n * over + under) / (2n * under);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

function partsOf(row) {
  const boxes = [...row.querySelectorAll("input[data-part]")];
  return Object.fromEntries(boxes.map((box) => [box.dataset.part, numberIn(box.value)]));
}

function say(row, part, text) {
  const place = row.querySelector(`[data-out="${part}"]`);
  if (place && place.textContent !== text) place.textContent = text;
}

function heads(row, parts, top) {
  const whole = sum(Object.values(parts));
  say(row, "total", grouped(whole));
  say(row, "share", percent(parts[top], whole));
}

function workOut(form) {
  const { top, bottom } = form.dataset;
  const sums = {};
  for (const row of form.querySelectorAll('[data-section="heads"] [data-row]')) {
    const parts = partsOf(row);
    heads(row, parts, top);
    if (row.hasAttribute("data-adds")) {
      for (const [group, number] of Object.entries(parts)) sums[group] = sum([sums[group] ?? null, number]);
    }
  }
  const summed = form.querySelector("[data-summed] tbody tr");
  if (summed) {
    for (const [group, number] of Object.entries(sums)) say(summed, `sum-${group}`, grouped(number));
    heads(summed, sums, top);
  }
  form.querySelectorAll('[data-section="rates"]').forEach((table, index) => {
    const years = BigInt(table.dataset.years);
    const counts = {};
    for (const row of table.querySelectorAll("[data-row]")) {
      const { happened = null, people = null } = partsOf(row);
      counts[row.dataset.row] = [happened, people === null ? null : people * years];
      say(row, "rate", percent(...counts[row.dataset.row]));
    }
    const place = form.querySelector(`[data-ratio="${index}"]`);
    if (place) place.textContent = ratio(counts[top], counts[bottom]);
  });
}

for (const form of document.querySelectorAll("form[data-sums]")) {
  form.addEventListener("input", () => workOut(form));
}
