import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makeSample } from "../sample/makeSample.ts";
import { projectFolder } from "../support/cacheFolder.ts";

/**
 * How long the command line takes on the sample, as a ratio to `node -e 0` in the same run: medians of pairs run in
 * turn, so that a busy machine burdens both alike. Then the size of every file that is shipped.
 */
const pairs = 15;
const folder = mkdtempSync(path.join(tmpdir(), "tacit-start-"));
const commandLine = path.join(projectFolder, "dist/cli.mjs");
const mergeBundle = path.join(projectFolder, "dist/merge.cjs");
const time = (args: readonly string[]) => {
	const started = performance.now();
	execFileSync(process.execPath, args, { cwd: folder, stdio: "ignore" });
	return performance.now() - started;
};
const median = (values: readonly number[]) =>
	[...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

try {
	execFileSync("npm", ["run", "build"], {
		cwd: projectFolder,
		stdio: "ignore",
	});
	await makeSample(folder);
	const same = Array.from({ length: 3 }, () => "README.md");
	for (const [name, program, args] of [
		["--help", commandLine, []],
		["why", commandLine, ["src/auth/token.ts:26"]],
		["list", commandLine, ["--json"]],
		[
			"note",
			commandLine,
			["src/auth/token.ts:12", "--draft", "-m", "A minute is plenty."],
		],
		["merge-file", commandLine, ["--", ...same]],
		// What git runs for each file.
		["merge-file, its own bundle", mergeBundle, ["--", ...same]],
	] as const) {
		const floor: number[] = [];
		const ours: number[] = [];
		for (let run = 0; run < pairs; run++) {
			floor.push(time(["-e", "0"]));
			const command = program === commandLine ? [name] : [];
			ours.push(time([program, ...command, ...args]));
		}
		console.log(
			`tacit ${name}: ${median(ours).toFixed(0)} ms, ${(median(ours) / median(floor)).toFixed(1)} × node -e 0 (${median(floor).toFixed(0)} ms)`,
		);
	}
	const dist = path.join(projectFolder, "dist");
	for (const file of readdirSync(dist).sort())
		console.log(
			`${file}: ${(statSync(path.join(dist, file)).size / 1000).toFixed(0)} KB`,
		);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
