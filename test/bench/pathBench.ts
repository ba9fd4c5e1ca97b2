import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { projectFolder } from "../support/cacheFolder.ts";
import { formatFigure, median } from "./figure.ts";
import { git, randomFrom } from "./withClone.ts";

/**
 * `npm run bench -- path`, or `tsx test/bench/pathBench.ts [--n 500,1000,2000,5000] [--runs 7] [--in FOLDER]`: what `tacit path` takes
 * for a folder of so many files with a history of 2,000 commits, from the start of the process to its end, each time in a new
 * one; as a ratio to a process that does nothing but read the same files once, in turn with it. With `--in` the same of a
 * folder of a repository.
 */
const { values } = parseArgs({
	options: {
		n: { type: "string", default: "500,1000,2000,5000" },
		runs: { type: "string", default: "7" },
		in: { type: "string" },
	},
});
const commits = 2000;
const commandLine = path.join(projectFolder, "dist/cli.mjs");
const readAll =
	'const {readFileSync}=require("node:fs");for(const f of readFileSync(0,"utf8").split("\\0"))if(f)readFileSync(f)';

execFileSync("npm", ["run", "build"], { cwd: projectFolder, stdio: "ignore" });
if (values.in !== undefined) measure(path.resolve(values.in), values.in);
else
	for (const count of values.n.split(",").map(Number)) {
		const root = mkdtempSync(path.join(tmpdir(), "tacit-path-"));
		try {
			makeRepository(root, count);
			measure(path.join(root, "src"), `${count} files`, count === 500);
		} finally {
			rmSync(root, { recursive: true, force: true });
		}
	}

function measure(folder: string, name: string, isTarget = false): void {
	const files = git(folder, "ls-files", "-z");
	const ours: number[] = [];
	const floor: number[] = [];
	for (let run = 0; run < Number(values.runs); run++) {
		floor.push(timeOf(["-e", readAll], folder, files));
		ours.push(timeOf([commandLine, "path", ".", "--json"], folder, ""));
	}
	console.log(
		formatFigure({
			name: `tacit path: ${name}, the quickest run`,
			value: Math.min(...ours),
			unit: "ms",
			...(isTarget ? { target: 1000 } : {}),
		}),
	);
	console.log(
		formatFigure({
			name: "  median, and how it compares to reading them once",
			value: median(ours),
			unit: "ms",
			ratio: median(ours) / median(floor),
			best: Math.min(...ours) / Math.min(...floor),
		}),
	);
	console.log(
		`    the floor: median ${median(floor).toFixed(0)} ms, best ${Math.min(...floor).toFixed(0)} ms`,
	);
}

function timeOf(
	args: readonly string[],
	folder: string,
	input: string,
): number {
	const started = performance.now();
	execFileSync(process.execPath, args, {
		...{ cwd: folder, input },
		stdio: ["pipe", "ignore", "inherit"],
	});
	return performance.now() - started;
}

/** Modules in folders of ten, each importing some that were made before; then commits that change a few files each. */
function makeRepository(root: string, count: number): void {
	const random = randomFrom(count);
	const below = (limit: number) => Math.floor(random() * limit);
	const fileOf = (at: number) => `src/part${Math.floor(at / 10)}/m${at}.ts`;
	for (let at = 0; at < count; at++) {
		const imports = Array.from({ length: Math.min(at, below(7)) }, () => {
			const other = below(at);
			return `import { m${other} } from "../part${Math.floor(other / 10)}/m${other}.ts";`;
		});
		const body = Array.from(
			{ length: 30 + below(40) },
			(_, line) =>
				`// Line ${line} is so because the ledger wants it.\nexport function f${line}(value: number): number {\n\treturn value * ${below(100)};\n}\n`,
		);
		const file = path.join(root, fileOf(at));
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, `${imports.join("\n")}\n${body.join("\n")}`);
	}
	writeFileSync(path.join(root, "src/README.md"), "# It\n\nAll of it.\n");
	git(root, "init", "--quiet", "--initial-branch=main");
	git(root, "add", ".");
	git(
		root,
		...["-c", "user.name=Ada", "-c", "user.email=ada@example.org"],
		...["commit", "--quiet", "-m", "First"],
	);
	const now = Math.floor(Date.now() / 1000);
	const stream = Array.from({ length: commits }, (_, at) => {
		const time = now - (commits - at) * 3600;
		const changed = Array.from(
			{ length: 1 + below(4) },
			() =>
				`M 100644 inline ${fileOf(below(count))}\ndata <<E\n// ${at} ${below(1e9)}\nE\n`,
		);
		return `commit refs/heads/main\ncommitter Ada <ada@example.org> ${time} +0000\ndata <<E\nChange ${at}\nE\n${at === 0 ? "from refs/heads/main^0\n" : ""}${changed.join("")}`;
	});
	execFileSync("git", ["fast-import", "--quiet"], {
		...{ cwd: root, input: stream.join("") },
	});
	// The work tree keeps its own texts, which are the larger ones.
	git(root, "read-tree", "HEAD");
	git(root, "add", ".");
	git(
		root,
		...["-c", "user.name=Ada", "-c", "user.email=ada@example.org"],
		...["commit", "--quiet", "-m", "Last"],
	);
}
