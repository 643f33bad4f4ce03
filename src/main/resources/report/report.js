"use strict";
(() => {
  const root = document.documentElement;
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));

  const cards = all(".card");
  const home = cards.map((card) => card.parentElement);
  const ruleGroups = all("#cards > .group");
  const filters = find("#filters");
  const holder = find("#cards");
  const views = all(".view");
  const tabs = all(".tabs a");
  const severities = ["critical", "high", "medium", "low", "info"];
  const lists = ["severity", "confidence", "state", "novelty"];
  const choices = ["application", "area", "rule", "file", "group"];
  let texts = null;
  let grouping = "";

  root.classList.add("js");

  function make(name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  }

  /* Theme */

  const theme = find("#theme");
  const themes = ["auto", "light", "dark"];
  function setTheme(name) {
    if (name === "auto") {
      root.removeAttribute("data-theme");
    } else {
      root.setAttribute("data-theme", name);
    }
    theme.textContent = "Theme: " + name;
  }
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const now = root.getAttribute("data-theme") || "auto";
    setTheme(themes[(themes.indexOf(now) + 1) % themes.length]);
  });

  /* Parts */

  function show(id) {
    const wanted = views.some((view) => view.id === id) ? id : views[0].id;
    for (const view of views) {
      view.classList.toggle("current", view.id === wanted);
    }
    for (const tab of tabs) {
      if (tab.hash === "#" + wanted) {
        tab.setAttribute("aria-current", "page");
      } else {
        tab.removeAttribute("aria-current");
      }
    }
  }

  /* The state of the filters is the address: key=value pairs after the number sign. */

  function control(name) {
    return filters && find("select[name=" + name + "]", filters);
  }

  function readControls() {
    const state = new URLSearchParams();
    const query = find("input[name=q]", filters).value.trim();
    if (query) {
      state.set("q", query);
    }
    for (const name of lists) {
      const values = all("input[name=" + name + "]:checked", filters).map((box) => box.value);
      if (values.length) {
        state.set(name, values.join(","));
      }
    }
    for (const name of choices) {
      const select = control(name);
      if (select && select.value) {
        state.set(name, select.value);
      }
    }
    return state;
  }

  function writeControls(state) {
    find("input[name=q]", filters).value = state.get("q") || "";
    for (const name of lists) {
      const values = (state.get(name) || "").split(",");
      for (const box of all("input[name=" + name + "]", filters)) {
        box.checked = values.includes(box.value);
      }
    }
    for (const name of choices) {
      const select = control(name);
      if (select) {
        select.value = state.get(name) || "";
        if (select.selectedIndex < 0) {
          select.value = "";
        }
      }
    }
  }

  function fits(card, index, state, words) {
    for (const name of lists) {
      const wanted = state.get(name);
      if (wanted && !wanted.split(",").includes(card.dataset[name])) {
        return false;
      }
    }
    for (const name of choices) {
      const wanted = name === "group" ? null : state.get(name);
      if (wanted && card.dataset[name] !== wanted) {
        return false;
      }
    }
    return words.every((word) => texts[index].includes(word));
  }

  function apply(state) {
    const words = (state.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length && !texts) {
      texts = cards.map((card) => (card.dataset.rule + " " + card.textContent).toLowerCase());
    }
    let shown = 0;
    cards.forEach((card, index) => {
      card.hidden = !fits(card, index, state, words);
      shown += card.hidden ? 0 : 1;
    });
    regroup(state.get("group") || "");
    for (const group of all("#cards > .group")) {
      group.hidden = !find(".card:not([hidden])", group);
    }
    find("#shown").textContent =
      shown === cards.length ? cards.length + " findings" : shown + " of " + cards.length + " findings";
    find("#nomatch").hidden = shown > 0;
  }

  function regroup(kind) {
    if (kind === grouping) {
      return;
    }
    grouping = kind;
    all("#cards > .made").forEach((group) => group.remove());
    if (!kind) {
      cards.forEach((card, index) => home[index].append(card));
      ruleGroups.forEach((group) => holder.append(group));
      return;
    }
    ruleGroups.forEach((group) => group.remove());
    const groups = new Map();
    for (const card of cards) {
      const key = card.dataset[kind] || "";
      if (!groups.has(key)) {
        groups.set(key, []);
      }
      groups.get(key).push(card);
    }
    const order = (key) => (kind === "severity" ? String(severities.indexOf(key)) : key);
    const keys = Array.from(groups.keys()).sort((a, b) => (order(a) < order(b) ? -1 : 1));
    for (const key of keys) {
      const section = make("section", "group made", "");
      section.append(make("h3", "", key || "Outside of flows"), ...groups.get(key));
      holder.append(section);
    }
  }

  function changed() {
    const state = readControls();
    history.replaceState(null, "", "#" + (state.toString() || "findings"));
    apply(state);
  }

  /* What a rule says is on the page once; opened cards show a copy of it. */

  function explain(card) {
    const about = find(".about", card);
    if (!card.open || find(".explained", about)) {
      return;
    }
    const source = ruleGroups
      .map((group) => find(".rule-info", group))
      .find((info) => info && info.dataset.rule === card.dataset.rule);
    if (source) {
      about.prepend(find(".explained", source).cloneNode(true));
    }
    const example = find(".accept pre", about);
    if (example && !find(".copy", about)) {
      const button = make("button", "copy", "Copy");
      button.type = "button";
      button.addEventListener("click", () => copy(button, example.textContent));
      example.after(button);
    }
  }

  async function copy(button, text) {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(button.previousElementSibling);
      button.textContent = "Selected";
    }
  }

  function openCard(card) {
    show("findings");
    if (card.hidden) {
      writeControls(new URLSearchParams());
      apply(new URLSearchParams());
    }
    card.open = true;
    card.scrollIntoView({ block: "start" });
    find("summary", card).focus({ preventScroll: true });
  }

  /* Where the address leads */

  function follow() {
    const hash = location.hash.slice(1);
    if (hash.includes("=")) {
      const state = new URLSearchParams(hash);
      show("findings");
      if (filters) {
        writeControls(state);
        apply(state);
      }
      return;
    }
    const target = hash && document.getElementById(hash);
    const card = target && target.closest(".card");
    if (card) {
      openCard(card);
    } else if (target && target.matches("details")) {
      show(target.closest(".view").id);
      target.open = true;
      target.scrollIntoView({ block: "start" });
      find("summary", target).focus({ preventScroll: true });
    } else {
      show(hash);
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) {
      return;
    }
    if (link.matches(".filter") && filters) {
      event.preventDefault();
      location.hash = new URLSearchParams({ application: link.dataset.application }).toString();
    } else if (link.hash === location.hash) {
      event.preventDefault();
      follow();
    } else if (link.matches(".tabs a")) {
      event.preventDefault();
      const state = filters && link.hash === "#findings" ? readControls().toString() : "";
      history.pushState(null, "", state ? "#" + state : link.hash);
      show(link.hash.slice(1));
    }
  });

  /* Keys */

  function step(forward) {
    const visible = all(".card:not([hidden])").filter((card) => !card.parentElement.hidden);
    const now = visible.indexOf(document.activeElement.closest(".card"));
    const next = visible[now < 0 ? 0 : Math.max(0, Math.min(visible.length - 1, now + forward))];
    if (next) {
      find("summary", next).focus();
      next.scrollIntoView({ block: "nearest" });
    }
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search], select");
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "Escape" && typing) {
      event.target.blur();
    } else if (typing || !find("#findings.current")) {
      return;
    } else if (event.key === "/" && filters) {
      event.preventDefault();
      find("input[name=q]", filters).focus();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "o") {
      const card = document.activeElement.closest(".card");
      if (card) {
        card.open = !card.open;
      }
    }
  });

  for (const card of cards) {
    card.addEventListener("toggle", () => explain(card));
  }
  if (filters) {
    filters.hidden = false;
    filters.addEventListener("input", changed);
    find("#reset").addEventListener("click", () => {
      writeControls(new URLSearchParams());
      changed();
    });
    find("#expand").addEventListener("click", () => {
      all(".card:not([hidden])").forEach((card) => (card.open = true));
    });
    find("#collapse").addEventListener("click", () => {
      cards.forEach((card) => (card.open = false));
    });
    apply(new URLSearchParams());
  }
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", follow);
  // Browsers go to the place that the address names once more when everything is there.
  window.addEventListener("load", () => location.hash && follow());
  follow();
})();
