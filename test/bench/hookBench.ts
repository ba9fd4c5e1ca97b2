import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectFolder } from "../support/cacheFolder.ts";
import { type Figure, formatFigure, median, sorted } from "./figure.ts";

/**
 * What the hook adds to `git commit`, on a terminal, where it prints a question: medians of pairs of commits in turn, with
 * the hook and without, beside `node -e 0` in the same run. In a repository of 2,000 commits, and in one of 20 files.
 */
const pairs = 15;
const target = 150;
const program = path.join(projectFolder, "dist/cli.mjs");
const script = "/usr/bin/script";
const folder = mkdtempSync(path.join(tmpdir(), "tacit-hook-"));
const environment = {
	...process.env,
	HOME: folder,
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_CONFIG_GLOBAL: path.join(folder, "config"),
};

const run = (cwd: string, command: string, args: readonly string[]) =>
	execFileSync(command, args, { cwd, env: environment, encoding: "utf8" });

/** Milliseconds, and what stood on the terminal. */
function onTerminal(cwd: string, command: string) {
	const started = performance.now();
	const { stdout, status } = spawnSync(script, ["-qec", command, "/dev/null"], {
		cwd,
		env: environment,
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(`${command}: ${stdout}`);
	return { ms: performance.now() - started, shown: stdout };
}

/** A repository of so many files and commits, each of which changes one of them in turn. */
function repository(name: string, files: number, commits: number): string {
	const root = path.join(folder, name);
	run(folder, "git", ["init", "-q", root]);
	const text = (at: number, version: number) =>
		`${Array.from({ length: 60 }, (_, line) => `export function step${line}(input) {\n\treturn input + ${line} * ${at};\n}\n`).join("\n")}\nconst limit${at} = ${version};\n`;
	let stream = "";
	const author = (at: number) =>
		`Ada Lovelace <ada@example.org> ${1_700_000_000 + at * 3600} +0000`;
	for (let at = 0; at < commits; at++) {
		const message = `Change number ${at}`;
		stream += `commit refs/heads/main\ncommitter ${author(at)}\ndata ${message.length}\n${message}\n`;
		const changed =
			at === 0
				? Array.from({ length: files }, (_, file) => file)
				: [at % files];
		for (const file of changed) {
			const content = text(file, at);
			stream += `M 100644 inline src/file${file}.js\ndata ${content.length}\n${content}\n`;
		}
	}
	execFileSync("git", ["fast-import", "--quiet"], {
		...{ cwd: root, env: environment, input: stream },
	});
	run(root, "git", ["symbolic-ref", "HEAD", "refs/heads/main"]);
	run(root, "git", ["reset", "-q", "--hard"]);
	run(root, process.execPath, [program, "hooks", "install"]);
	return root;
}

function measure(name: string, root: string): readonly Figure[] {
	const floor: number[] = [];
	const without: number[] = [];
	const withHook: number[] = [];
	const added: number[] = [];
	let questions = 0;
	const commit = (version: number, options: string) => {
		const place = path.join(root, "src/file1.js");
		const setting = `const timeout${version} = `;
		writeFileSync(place, `${setting}${version};\n`);
		run(root, "git", ["commit", "-qam", "Begin"]);
		writeFileSync(place, `${setting}${version + 10};\n`);
		return onTerminal(root, `git ${options} commit -qam Tune`);
	};
	for (let pair = 0; pair < pairs; pair++) {
		const started = performance.now();
		execFileSync(process.execPath, ["-e", "0"], { stdio: "ignore" });
		floor.push(performance.now() - started);
		const bare = commit(2 * pair, "-c core.hooksPath=/dev/null").ms;
		const { ms, shown } = commit(2 * pair + 1, "");
		if (shown.includes("tacit note --moment")) questions++;
		without.push(bare);
		withHook.push(ms);
		added.push(ms - bare);
		// So that questions do not pile up to what nobody has.
		rmSync(path.join(root, ".git/tacit/questions.json"), { force: true });
	}
	if (questions < pairs / 2)
		throw new Error(`Only ${questions} of ${pairs} commits had a question.`);
	const unit = "ms";
	return [
		{ name: `${name}: node -e 0`, value: median(floor), unit },
		{
			name: `${name}: git commit without the hook`,
			value: median(without),
			unit,
		},
		{ name: `${name}: git commit with it`, value: median(withHook), unit },
		{
			name: `${name}: added, ÷ node -e 0`,
			...{ value: median(added) / median(floor), unit: "×" },
		},
		{
			name: `${name}: added, best of pairs`,
			...{ value: sorted(added)[0] ?? 0, unit },
		},
		{
			name: `${name}: added, median of pairs`,
			...{ value: median(added), unit, target },
			why: "the machine was busy, if node -e 0 took more than some 50 ms",
		},
	];
}

try {
	execFileSync("npm", ["run", "build"], {
		...{ cwd: projectFolder, stdio: "ignore" },
	});
	writeFileSync(
		environment.GIT_CONFIG_GLOBAL,
		"[user]\n\tname = Ada Lovelace\n\temail = ada@example.org\n[gc]\n\tauto = 0\n",
	);
	for (const [name, files, commits] of [
		["2,000 commits", 400, 2000],
		["20 files", 20, 60],
	] as const)
		for (const figure of measure(name, repository(name, files, commits)))
			console.log(formatFigure(figure));
} finally {
	rmSync(folder, { recursive: true, force: true });
}
