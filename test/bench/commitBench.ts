import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { GitEvent } from "../../src/externalize/events/event.ts";
import { momentsAfter } from "../../src/externalize/moments/momentsAfter.ts";
import { openHistory } from "../../src/node/git/openHistory.ts";
import { patient } from "../support/patientPacer.ts";
import { formatFigure, median } from "./figure.ts";

/**
 * How long it takes to find what a commit is to be asked about, off the hot path: for one that changes 5,000 files, and one
 * that changes 5, in a repository of 5,000 files and 2,000 commits. The floor is `git log -1 --raw -M`, in the same run.
 */
const runs = 7;
const target = 500;
const files = 5000;
const commits = 2000;
const folder = mkdtempSync(path.join(tmpdir(), "tacit-commit-"));
const root = path.join(folder, "repository");
const git = (...args: string[]) =>
	execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

try {
	execFileSync("git", ["init", "--quiet", "--initial-branch=main", root]);
	git("config", "user.name", "Ada Lovelace");
	git("config", "user.email", "ada@example.org");
	execFileSync("git", ["fast-import", "--quiet"], {
		...{ cwd: root, input: [...story()].join("") },
	});
	const opened = await openHistory(root);
	if (!opened) throw new Error(`There is no git in ${root}.`);
	const few = git("rev-parse", "HEAD~1");
	const many = git("rev-parse", "HEAD");
	for (const [name, to] of [
		["a commit of 5 files", few],
		["a commit of 5,000 files", many],
	] as const) {
		const event: GitEvent = {
			...{ type: "git", at: Date.now(), did: "commit" },
			...{ from: git("rev-parse", `${to}~1`), to },
		};
		const [floor, taken]: [number[], number[]] = [[], []];
		let found = 0;
		for (let run = 0; run < runs; run++) {
			const started = performance.now();
			git("log", "-1", "--raw", "-M", to);
			floor.push(performance.now() - started);
			const begun = performance.now();
			const after = await momentsAfter({
				...{ history: opened.history, events: [event], level: "normal" },
				...{ waiting: [], pacer: patient, resumed: new Map() },
			});
			taken.push(performance.now() - begun);
			found = after.found.length;
		}
		console.log(
			formatFigure({
				name: `${name}: git log -1 --raw -M`,
				...{ value: median(floor), unit: "ms" },
			}),
		);
		console.log(
			formatFigure({
				name: `${name}: its moments (${found})`,
				...{ value: median(taken), unit: "ms", target },
				why: "the machine was busy, if git log took more than some 20 ms",
			}),
		);
	}
	opened.dispose();
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** Each commit changes five files in turn, the last one all. */
function* story(): Iterable<string> {
	for (let at = 0; at < commits; at++) {
		const message = `Change number ${at}`;
		yield `commit refs/heads/main\ncommitter Ada Lovelace <ada@example.org> ${1_700_000_000 + at * 3600} +0000\ndata ${message.length}\n${message}\n`;
		const isWhole = at === 0 || at === commits - 1;
		const changed = isWhole
			? Array.from({ length: files }, (_, file) => file)
			: Array.from({ length: 5 }, (_, step) => (at * 5 + step) % files);
		for (const file of changed) {
			const text = textOf(file, at);
			yield `M 100644 inline src/part${file % 50}/file${file}.js\ndata ${text.length}\n${text}\n`;
		}
	}
}

function textOf(file: number, version: number): string {
	const steps = Array.from(
		{ length: 12 },
		(_, line) =>
			`export function step${line}(input) {\n\treturn input + ${line} * ${file};\n}\n`,
	);
	return `${steps.join("\n")}\nconst timeout${file} = ${version + 10};\n`;
}
