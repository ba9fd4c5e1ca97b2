import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";

/** Commits that lead to given files. */
export interface LongHistory {
	/** Full hashes, the oldest first. */
	readonly commits: readonly string[];
	/** The first commit in which a file is as it is given, as an index into `commits`. */
	finished(file: string): number;
}

/**
 * Makes a bare repository at `folder` (absolute) whose branch `history` has `count` commits: each brings some of the `files`
 * (texts by path) to what they are given as, from an older text of theirs; every 25th adds one that was not there before,
 * every 50th gives one its name. So the commits differ from the last one in other files each.
 */
export function makeLongHistory(
	folder: string,
	files: ReadonlyMap<string, string>,
	count: number,
): LongHistory {
	const finished = new Map<string, number>();
	const steps: string[][] = Array.from({ length: count }, () => []);
	const put = (at: number, line: string) => steps[at]?.push(line);
	for (const [at, [file, text]] of shuffled([...files]).entries()) {
		const step = Math.floor((at * count) / files.size);
		const isFirstOfStep =
			step !== Math.floor(((at - 1) * count) / files.size) && step > 0;
		finished.set(file, step);
		if (isFirstOfStep && step % 50 === 0) {
			put(0, inline(`${file}.former`, olderThan(text)));
			put(step, `D ${file}.former`);
		} else if (!isFirstOfStep || step % 25 !== 0)
			put(0, inline(file, olderThan(text)));
		put(step, inline(file, text));
	}
	const stream = steps.map((lines, at) =>
		[
			"commit refs/heads/history",
			`committer bench <bench@example.org> ${1_600_000_000 + at * 3600} +0000`,
			`data ${String(at).length}\n${at}`,
			...lines,
		].join("\n"),
	);
	mkdirSync(folder);
	git(folder, "init", "--quiet", "--bare");
	git(folder, "fast-import", "--quiet", {
		input: `${stream.join("\n")}\n`,
	});
	const listed = git(folder, "rev-list", "--reverse", "history");
	return {
		commits: listed.trim().split("\n"),
		finished: (file) => finished.get(file) ?? 0,
	};
}

/**
 * Puts the history below the branches of the repository at `root`: `first` gets the history's last commit for its parent, and
 * `second` the new first. Their trees stay.
 */
export function putBelow(
	root: string,
	folder: string,
	first: string,
	second: string,
): void {
	git(root, "fetch", "--quiet", folder, "history:history");
	let parent = "history";
	for (const branch of [first, second]) {
		const tree = `${branch}^{tree}`;
		const person = ["-c", "user.name=bench", "-c", "user.email=b@example.org"];
		const commit = git(
			...[root, ...person, "commit-tree", tree, "-p", parent, "-m", branch],
		).trim();
		git(root, "update-ref", `refs/heads/${branch}`, commit);
		parent = commit;
	}
}

/** The same order in every run. */
function shuffled<T>(values: readonly T[]): readonly T[] {
	return values
		.map(
			(value, at) => [Math.imul(at + 1, 2_654_435_761) >>> 0, value] as const,
		)
		.sort(([one], [other]) => one - other)
		.map(([, value]) => value);
}

/** Without its last lines, and with one changed. */
function olderThan(text: string): string {
	const lines = text.split("\n");
	lines[5] = `// before ${lines[5]}`;
	return lines.slice(0, -20).join("\n");
}

function inline(file: string, text: string): string {
	return `M 100644 inline ${file}\ndata ${Buffer.byteLength(text)}\n${text}`;
}

function git(
	cwd: string,
	...args: (string | { readonly input: string })[]
): string {
	const words = args.filter((each) => typeof each === "string");
	const given = args.find((each) => typeof each !== "string");
	const { status, stdout, stderr } = spawnSync("git", words, {
		...{ cwd, encoding: "utf8", maxBuffer: 1 << 28 },
		input: given?.input ?? "",
	});
	if (status !== 0) throw new Error(`git ${words.join(" ")}: ${stderr}`);
	return stdout;
}
