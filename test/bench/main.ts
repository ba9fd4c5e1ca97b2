import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { projectFolder } from "../support/cacheFolder.ts";

/**
 * Every benchmark, one after the other: the index, the start of the command line, what the hooks add to a commit (those that ask, and those of a session), what a commit is asked about, following edits, the notes of a large file, placing notes after a checkout, checking a change, the log of decisions, searching by words, reading paths, then
 * Tacit in a real editor; the last two where the editor bench lies beside the project. `npm run bench -- index` runs those that are named. Arguments after `--`
 * would go to all, so give them to a benchmark's own file instead.
 */
const benches = [
	"index",
	"start",
	"hook",
	"pair",
	"commit",
	"follow",
	"large",
	"checkout",
	"check",
	"log",
	"words",
	"path",
	"page",
	"editor",
] as const;

const named = process.argv.slice(2);
const unknown = named.filter(
	(name) => !benches.some((known) => known === name),
);
if (unknown.length > 0) {
	console.error(
		`There is no benchmark ${unknown.join(", ")}. Known: ${benches.join(", ")}.`,
	);
	process.exit(2);
}
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
let failed = false;
for (const bench of benches) {
	if (named.length > 0 && !named.includes(bench)) continue;
	console.log(`\n━━ ${bench} ${"━".repeat(50)}`);
	const { status } = spawnSync(
		process.execPath,
		["--import", tsx, path.join(import.meta.dirname, `${bench}Bench.ts`)],
		{ cwd: projectFolder, stdio: "inherit" },
	);
	failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
