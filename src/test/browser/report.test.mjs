// The HTML report in a real browser. Run by mvn -Pbrowser verify, which writes the pages beside this
// file; skipped where no Chromium is found (CHROMIUM names one elsewhere).
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (path) => path && existsSync(path),
);
const skip = executablePath ? false : "no Chromium found";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const page = (name) => new URL("pages/" + name + ".html", import.meta.url).href;
let browser;

before(async () => {
  if (executablePath) {
    browser = await chromium.launch({
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  }
});

after(() => browser && browser.close());

/** Opens a page offline and runs `look` on it; the page may say nothing and load nothing else. */
async function visit(address, options, look) {
  const context = await browser.newContext({
    offline: true,
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const tab = await context.newPage();
  const noise = [];
  const requests = [];
  tab.on("console", (message) => noise.push(message.type() + ": " + message.text()));
  tab.on("pageerror", (error) => noise.push("error: " + error.message));
  tab.on("dialog", (dialog) => {
    noise.push("dialog: " + dialog.message());
    dialog.dismiss();
  });
  tab.on("request", (request) => requests.push(request.url()));
  try {
    await tab.goto(address);
    await look(tab);
    assert.deepEqual(noise, []);
    assert.equal(requests.filter((url) => !url.startsWith("file:")).length, 0);
    assert.equal(new Set(requests.map((url) => url.split("#")[0])).size, 1);
  } finally {
    await context.close();
  }
}

async function assertAccessible(tab, what) {
  await tab.evaluate(axe);
  const violations = await tab.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ["violations"] });
    return result.violations.map(
      (violation) => violation.id + ": " + violation.nodes.slice(0, 3).map((node) => node.html).join(" | "),
    );
  });
  assert.deepEqual(violations, [], what);
}

const shown = (tab) => tab.locator(".card:not([hidden])").count();

for (const colorScheme of ["light", "dark"]) {
  for (const name of ["everything", "compared", "empty", "hostile"]) {
    test(name + " is accessible, " + colorScheme, { skip }, () =>
      visit(page(name), { colorScheme }, async (tab) => {
        await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        for (const view of await tab.locator(".tabs a").all()) {
          await view.click();
          await assertAccessible(tab, await view.textContent());
        }
      }),
    );
  }
}

test("print shows everything and is accessible", { skip }, () =>
  visit(page("everything"), {}, async (tab) => {
    await tab.emulateMedia({ media: "print" });
    for (const part of ["#findings", "#files", "#flows", "#rules", "#compliance", "#suppressions", "#scan"]) {
      assert.ok(await tab.locator(part).isVisible(), part);
    }
    const heights = await tab.$$eval(".card .frame", (all) => all.map((one) => one.getBoundingClientRect().height));
    assert.ok(heights.length > 0 && heights.every((height) => height > 0), "closed cards are printed");
    assert.equal(await tab.locator(".filters").isVisible(), false);
    await assertAccessible(tab, "print");
    assert.ok((await tab.pdf()).length > 1000);
  }),
);

test("filters narrow the list and stand in the address", { skip }, () =>
  visit(page("everything"), {}, async (tab) => {
    assert.equal(await shown(tab), 6);
    await tab.getByLabel("Critical").check();
    assert.equal(await shown(tab), 1);
    assert.ok(tab.url().endsWith("#severity=critical"));
    assert.match(await tab.locator("#shown").textContent(), /^1 of 6/);
    await tab.locator("label.high", { hasText: "High" }).first().click();
    assert.ok(tab.url().endsWith("#severity=critical%2Chigh"));
    await tab.getByRole("button", { name: "Reset" }).click();
    assert.equal(await shown(tab), 6);
    await tab.getByLabel("Suppressed").check();
    assert.equal(await shown(tab), 2);
    await tab.getByLabel("Suppressed").uncheck();
    await tab.locator("select[name=area]").selectOption("injection");
    assert.equal(await shown(tab), 1);
    await tab.getByRole("button", { name: "Reset" }).click();
    await tab.locator("select[name=application]").selectOption("apps/stock");
    const ofStock = await shown(tab);
    assert.ok(ofStock > 0 && ofStock < 6);
    await tab.getByRole("button", { name: "Reset" }).click();
    await tab.locator("input[name=q]").fill("password nothing-has-this");
    assert.equal(await shown(tab), 0);
    assert.ok(await tab.locator("#nomatch").isVisible());
  }),
);

test("an address with filters opens as it was left", { skip }, () =>
  visit(page("everything") + "#severity=high&group=file&q=certificate", {}, async (tab) => {
    assert.ok(await tab.getByLabel("High").first().isChecked());
    assert.equal(await tab.locator("select[name=group]").inputValue(), "file");
    assert.equal(await tab.locator("input[name=q]").inputValue(), "certificate");
    assert.equal(await tab.locator(".group.made:not([hidden])").count(), 1);
    assert.equal(await tab.locator("#cards > .group:not(.made)").count(), 0);
    await tab.locator("select[name=group]").selectOption("");
    assert.equal(await tab.locator(".group.made").count(), 0);
  }),
);

test("an address of a finding opens its card, with the rule's words", { skip }, () =>
  visit(page("everything") + "#f-aaaa", {}, async (tab) => {
    const card = tab.locator("#f-aaaa");
    assert.equal(await card.getAttribute("open"), "");
    await card.locator(".about .why").waitFor();
    assert.ok(await card.locator("svg").isVisible());
    assert.equal(await tab.evaluate(() => document.activeElement.closest(".card")?.id), "f-aaaa");
  }),
);

test("links of lists lead to cards, also to those that filters hide", { skip }, () =>
  visit(page("everything") + "#severity=info", {}, async (tab) => {
    assert.equal(await shown(tab), 1);
    await tab.locator(".tabs a", { hasText: "Files" }).click();
    assert.equal(await tab.locator("#findings").isVisible(), false);
    await tab.locator("#files summary").first().click();
    await tab.locator("#files a[href='#f-aaaa']").click();
    assert.ok(await tab.locator("#f-aaaa .body").isVisible());
    assert.equal(await shown(tab), 6);
  }),
);

test("everything can be done with the keyboard", { skip }, () =>
  visit(page("everything"), {}, async (tab) => {
    const focused = () =>
      tab.evaluate(() => document.activeElement.closest(".card")?.id || document.activeElement.name || document.activeElement.className);
    await tab.keyboard.press("Tab");
    assert.equal(await focused(), "skip");
    await tab.keyboard.press("/");
    assert.equal(await focused(), "q");
    await tab.keyboard.type("order api");
    assert.ok(tab.url().includes("#q=order+api"));
    await tab.keyboard.press("Escape");
    await tab.keyboard.press("j");
    const first = await focused();
    assert.match(first, /^f-/);
    await tab.keyboard.press("j");
    assert.notEqual(await focused(), first);
    await tab.keyboard.press("k");
    assert.equal(await focused(), first);
    await tab.keyboard.press("o");
    assert.ok(await tab.locator("#" + first + " .body").isVisible());
    // Every stop of the Tab key is seen.
    for (let i = 0; i < 60; i++) {
      await tab.keyboard.press("Tab");
      const outline = await tab.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) {
          return "body";
        }
        const box = element.matches(".chips input") ? element.nextElementSibling : element;
        return getComputedStyle(box).outlineStyle;
      });
      assert.notEqual(outline, "none", await tab.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
    }
  }),
);

test("the theme can be chosen", { skip }, () =>
  visit(page("everything"), { colorScheme: "light" }, async (tab) => {
    const background = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await tab.locator("#theme").click();
    assert.equal(await background(), light);
    await tab.locator("#theme").click();
    assert.notEqual(await background(), light);
    await assertAccessible(tab, "chosen dark");
  }),
);

test("without scripts everything is there", { skip }, () =>
  visit(page("everything"), { javaScriptEnabled: false }, async (tab) => {
    for (const part of ["#findings", "#files", "#flows", "#rules", "#compliance", "#suppressions", "#scan"]) {
      assert.ok(await tab.locator(part).isVisible(), part);
    }
    assert.equal(await tab.locator("#theme").isVisible(), false);
    assert.equal(await tab.locator(".filters").isVisible(), false);
    await tab.locator("#f-aaaa > summary").click();
    assert.ok(await tab.locator("#f-aaaa svg").isVisible());
    await tab.locator("#f-aaaa dd a").click();
    await tab.locator("#r-sql-injection .why").waitFor({ state: "attached" });
  }),
);

for (const width of [1280, 390]) {
  test("hostile text stays text and within the page, " + width + " wide", { skip }, () =>
    visit(page("hostile"), { viewport: { width, height: 900 } }, async (tab) => {
      await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      assert.equal(await tab.locator("img, iframe, object").count(), 0);
      assert.equal(await tab.locator("script").count(), 1);
      for (const view of await tab.locator(".tabs a").all()) {
        await view.click();
        const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, (await view.textContent()) + " is " + over + " too wide");
      }
    }),
  );
}

test("5,000 findings stay usable", { skip }, async (context) => {
  const time = async (tab, work) => {
    const start = performance.now();
    await work();
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return Math.round(performance.now() - start);
  };
  await visit(page("many"), {}, async (tab) => {
    const load = await time(tab, () => tab.reload());
    assert.equal(await shown(tab), 5000);
    const filter = await time(tab, () => tab.getByLabel("Critical").check());
    assert.equal(await shown(tab), 1);
    const search = await time(tab, () => tab.locator("input[name=q]").fill("finding 4999"));
    assert.equal(await shown(tab), 1);
    await tab.getByRole("button", { name: "Reset" }).click();
    const group = await time(tab, () => tab.locator("select[name=group]").selectOption("file"));
    context.diagnostic(`load ${load} ms, filter ${filter} ms, search ${search} ms, group ${group} ms`);
  });
});

/* The portfolio */

for (const colorScheme of ["light", "dark"]) {
  for (const name of ["everything", "history", "empty", "hostile"]) {
    test("portfolio of " + name + " is accessible, " + colorScheme, { skip }, () =>
      visit(page("portfolio-" + name), { colorScheme }, async (tab) => {
        await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        const views = await tab.locator(".tabs a").all();
        assert.equal(views.length, name === "history" ? 4 : 3);
        for (const view of views) {
          await view.click();
          assert.equal(await tab.locator(".view:visible").count(), 1);
          await assertAccessible(tab, await view.textContent());
        }
      }),
    );
  }
}

test("a printed portfolio shows everything and is accessible", { skip }, () =>
  visit(page("portfolio-history"), {}, async (tab) => {
    await tab.emulateMedia({ media: "print" });
    for (const part of ["#applications", "#heat", "#worst", "#trend"]) {
      assert.ok(await tab.locator(part).isVisible(), part);
    }
    const heights = await tab.$$eval(".worst li", (all) => all.map((one) => one.getBoundingClientRect().height));
    assert.ok(heights.length > 0 && heights.every((height) => height > 0), "closed applications are printed");
    await assertAccessible(tab, "print");
    assert.ok((await tab.pdf()).length > 1000);
  }),
);

test("an application of the portfolio leads to its worst findings, and these to the report", { skip }, () =>
  visit(page("portfolio-history"), {}, async (tab) => {
    await tab.locator("#applications tbody a").first().click();
    assert.ok(await tab.locator("#a-1 .worst").isVisible());
    assert.equal(await tab.evaluate(() => document.activeElement.closest("details")?.id), "a-1");
    assert.equal(await tab.locator("#applications").isVisible(), false);
    assert.equal(
      await tab.locator("#a-1 .worst a").first().getAttribute("href"),
      "mule-secscan.html#f-aaaa",
    );
    await tab.locator(".tabs a[href='#heat']").click();
    await tab.locator("#heat thead a").last().click();
    assert.ok(await tab.locator("#a-2 .worst").isVisible());
    await tab.goBack();
    assert.ok(await tab.locator("#heat").isVisible());
  }),
);

test("every stop of the Tab key is seen in the portfolio, and keys of the report do nothing", { skip }, () =>
  visit(page("portfolio-history"), {}, async (tab) => {
    for (const key of ["/", "j", "k", "o", "Escape"]) {
      await tab.keyboard.press(key);
    }
    for (const view of ["#applications", "#heat", "#worst", "#trend"]) {
      await tab.locator(".tabs a[href='" + view + "']").click();
      for (let i = 0; i < 14; i++) {
        await tab.keyboard.press("Tab");
        const outline = await tab.evaluate(() =>
          document.activeElement === document.body ? "body" : getComputedStyle(document.activeElement).outlineStyle,
        );
        assert.notEqual(outline, "none", await tab.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
      }
    }
  }),
);

test("without scripts the whole portfolio is there", { skip }, () =>
  visit(page("portfolio-history"), { javaScriptEnabled: false }, async (tab) => {
    for (const part of ["#applications", "#heat", "#worst", "#trend"]) {
      assert.ok(await tab.locator(part).isVisible(), part);
    }
    assert.equal(await tab.locator("#theme").isVisible(), false);
    await tab.locator("#a-1 > summary").click();
    assert.ok(await tab.locator("#a-1 .worst").isVisible());
  }),
);

for (const width of [1280, 390]) {
  for (const name of ["hostile", "history", "applications"]) {
    test("the portfolio of " + name + " stays within the page, " + width + " wide", { skip }, () =>
      visit(page("portfolio-" + name), { viewport: { width, height: 900 } }, async (tab) => {
        await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        assert.equal(await tab.locator("img, iframe, object").count(), 0);
        assert.equal(await tab.locator("script").count(), 1);
        for (const view of await tab.locator(".tabs a").all()) {
          await view.click();
          const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, (await view.textContent()) + " is " + over + " too wide");
        }
      }),
    );
  }
}
