import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectFolder } from "../support/cacheFolder.ts";
import { type Figure, formatFigure, median } from "./figure.ts";

/**
 * What the hooks of `tacit pair hooks` add to `git commit`, with a session and without: medians of commits in turn, beside
 * `node -e 0` in the same run.
 */
const rounds = 15;
const program = path.join(projectFolder, "dist/cli.mjs");
const folder = mkdtempSync(path.join(tmpdir(), "tacit-pair-"));
const root = path.join(folder, "repository");
const environment = {
	...process.env,
	HOME: folder,
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_CONFIG_GLOBAL: path.join(folder, "config"),
};

function timed(command: string, args: readonly string[]): number {
	const started = performance.now();
	execFileSync(command, args, {
		...{ cwd: root, env: environment, stdio: "ignore" },
	});
	return performance.now() - started;
}
const pair = (...args: readonly string[]) =>
	timed(process.execPath, [program, "pair", ...args]);
const commit = (...options: readonly string[]) =>
	timed("git", [...options, "commit", "-q", "--allow-empty", "-m", "Begin"]);

try {
	execFileSync("npm", ["run", "build"], {
		...{ cwd: projectFolder, stdio: "ignore" },
	});
	writeFileSync(
		environment.GIT_CONFIG_GLOBAL,
		"[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n[gc]\n\tauto = 0\n",
	);
	execFileSync("git", ["init", "-q", root], { env: environment });
	pair("hooks", "install");
	const times = {
		node: [] as number[],
		bare: [] as number[],
		idle: [] as number[],
		paired: [] as number[],
	};
	for (let round = 0; round < rounds; round++) {
		times.node.push(timed(process.execPath, ["-e", "0"]));
		times.bare.push(commit("-c", "core.hooksPath=/dev/null"));
		times.idle.push(commit());
		pair("start", "Grace Hopper <grace@example.org>");
		times.paired.push(commit());
		pair("end");
	}
	const ms = (name: string, value: number): Figure => ({
		...{ name, value, unit: "ms" },
	});
	const node = median(times.node);
	const bare = median(times.bare);
	for (const figure of [
		ms("node -e 0", node),
		ms("git commit without the hooks", bare),
		{ ...ms("added without a session", median(times.idle) - bare), target: 20 },
		{
			...ms("added with one, ÷ node -e 0", median(times.paired) - bare),
			...{ ratio: (median(times.paired) - bare) / node, target: 2 },
		},
	])
		console.log(formatFigure(figure));
} finally {
	rmSync(folder, { recursive: true, force: true });
}
