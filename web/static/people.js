// The list of people: whom one is speaking as, who has new messages, and whom the search leaves.

const field = document.getElementById("search");
const run = document.documentElement.dataset.run;
const seen = new Map(remembered());

function remembered() {
  try {
    const kept = JSON.parse(sessionStorage.getItem("seen") ?? "{}");
    return kept.run === run ? kept.counts : [];
  } catch {
    return [];
  }
}

const buttonsOf = (part) => [...part.querySelectorAll("[data-person]")];

function remember(button) {
  seen.set(button.dataset.person, Number(button.dataset.messages));
  sessionStorage.setItem("seen", JSON.stringify({ run, counts: [...seen] }));
}

// Done to a fragment before it is shown, so that nothing flickers. Whoever is open has seen all of theirs.
// Returns how many messages are new to the others.
export function arrange(part, current) {
  let all = 0;
  for (const button of buttonsOf(part)) {
    const chosen = button.dataset.person === current;
    button.setAttribute("aria-current", String(chosen));
    if (chosen) remember(button);
    const fresh = Math.max(0, Number(button.dataset.messages) - (seen.get(button.dataset.person) ?? 0));
    const badge = button.querySelector(".badge");
    badge.hidden = fresh === 0;
    badge.firstElementChild.textContent = String(fresh);
    all += fresh;
  }
  filter(part);
  return all;
}

export function search() {
  const found = filter(document.getElementById("people"));
  document.getElementById("nobody").hidden = found > 0;
}

// "phuoc hoa" finds Phước Hòa.
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

function filter(part) {
  const wanted = plain(field.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const unit of part.querySelectorAll(".unit")) {
    const name = unit.querySelector("h2").textContent;
    let any = false;
    for (const item of unit.querySelectorAll("li")) {
      const words = plain(`${name} ${item.textContent}`);
      item.hidden = !wanted.every((word) => words.includes(word));
      any ||= !item.hidden;
      found += item.hidden ? 0 : 1;
    }
    unit.hidden = !any;
  }
  return found;
}
