// The SARIF reports through Microsoft's validator, with its rules for what GitHub takes in and for
// good logs. Run by mvn -Psarif verify, which writes the logs beside this file; SARIF_LOG names one
// more, such as that of a scan of real applications. The exit code of the validator says nothing.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("logs/", import.meta.url));
const platform = { linux: "linux", darwin: "darwin", win32: "win32" }[process.platform];
const multitool = createRequire(import.meta.url)("@microsoft/sarif-multitool-" + platform);

// What the validator would like and these logs leave out, and why.
const LEFT_OUT = {
  SARIF2002: "messages are finished text, not identifiers of texts with gaps",
  SARIF2003: "which commit was scanned is known to who uploads",
  SARIF2005: "the tool has no page of its own on the web",
  SARIF2006: "the validator is not let ask the web for each address",
  SARIF2009: "rules have names that are read, not numbers",
  SARIF2010: "no source text stands in a log: it may be a secret",
  SARIF2011: "no source text stands in a log: it may be a secret",
};

/** What the validator tells of logs, but for what is left out on purpose: name of the log, rule, words. */
function told(logs) {
  const output = join(folder, "told.json");
  if (process.platform !== "win32") {
    chmodSync(multitool, 0o755);
  }
  const run = spawnSync(
    multitool,
    ["validate", ...logs, "--rule-kind", "Ghas;Sarif", "--level", "Error;Warning;Note"].concat(
      ["--output", output, "--log", "ForceOverwrite", "--quiet"],
    ),
    // It prints what it is told to keep quiet about; of a scan of many applications, megabytes.
    { encoding: "utf8", maxBuffer: 1 << 30, env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" } },
  );
  assert.equal(run.status, 0, run.stdout + run.stderr);
  const validation = JSON.parse(readFileSync(output, "utf8")).runs[0];
  const failures = (validation.invocations ?? [])
    .flatMap((one) => [
      ...(one.toolExecutionNotifications ?? []),
      ...(one.toolConfigurationNotifications ?? []),
    ])
    .filter((one) => one.level === "error");
  assert.deepEqual(failures, []);
  const uri = (place) => place.uri ?? validation.artifacts[place.index].location.uri;
  const lines = validation.results
    .filter((one) => !(one.ruleId in LEFT_OUT))
    .map((one) =>
      [
        basename(uri(one.locations[0].physicalLocation.artifactLocation)),
        one.ruleId,
        ...(one.message.arguments ?? [one.message.text]),
      ].join(" "),
    );
  return { lines, count: validation.results.length };
}

const logs = readdirSync(folder)
  .filter((name) => name.endsWith(".sarif") && name !== "broken.sarif")
  .map((name) => join(folder, name))
  .concat(process.env.SARIF_LOG ?? []);

test("the logs are what GitHub takes in", () => {
  assert.ok(logs.length >= 8, logs.join());
  const { lines, count } = told(logs);
  // A rule of the samples has no page to read on, as a rule of an organisation may have none.
  const unexpected = lines.filter((line) => !/ SARIF2012 .*ApiWithoutVersion$/.test(line));
  assert.deepEqual(unexpected, []);
  assert.ok(count > logs.length, "the validator looked at the logs");
});

test("the validator tells of logs that GitHub refuses", () => {
  const log = JSON.parse(readFileSync(join(folder, "everything.sarif"), "utf8"));
  const run = log.runs[0];
  delete run.results[0].locations;
  delete run.tool.driver.rules[0].help;
  run.tool.driver.rules[1].name = run.tool.driver.rules[1].id;
  const broken = join(folder, "broken.sarif");
  writeFileSync(broken, JSON.stringify(log));
  const { lines } = told([broken]);
  for (const rule of ["GH1017", "GH2012", "SARIF1001"]) {
    assert.ok(
      lines.some((line) => line.startsWith("broken.sarif " + rule)),
      rule + " is not among\n" + lines.join("\n"),
    );
  }
});
