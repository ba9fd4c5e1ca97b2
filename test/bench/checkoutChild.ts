import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { markdownCodec } from "../../src/core/markdown/markdownCodec.ts";
import { codeOf } from "../../src/core/notebook/codeText.ts";
import type { PlacedNote } from "../../src/core/placeNotes.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { openWorkspace } from "../../src/node/files/openWorkspace.ts";
import { openHistory } from "../../src/node/git/openHistory.ts";
import { createTacit } from "../../src/tacit.ts";
import { formatFigure, median, quantile, sorted } from "./figure.ts";

// Run by `checkoutBench.ts`. The floor is one `git diff --name-status -M` and reading the files that changed.

interface Truth {
	readonly annotations: readonly {
		readonly title: string;
		readonly token: string;
		readonly cls: string;
		readonly base: { readonly file: string };
		readonly after: {
			readonly file: string;
			readonly start: number;
			readonly end: number;
		} | null;
	}[];
}

const { values } = parseArgs({
	options: {
		n: { type: "string", default: "10000" },
		seeds: { type: "string", default: "1,2,3" },
		change: { type: "string", default: "200" },
		show: { type: "boolean", default: false },
	},
});

const bench = process.env["TACIT_EDITOR_BENCH"] ?? "";
const writer = process.env["TACIT_NOTE_WRITER"] ?? "";

for (const seed of values.seeds.split(",")) await measure(Number(seed));

async function measure(seed: number): Promise<void> {
	const { generate } = (await import(
		pathToFileURL(path.join(bench, "gen.mjs")).href
	)) as {
		generate(options: object): Promise<{ readonly truth: Truth }>;
	};
	const home = mkdtempSync(path.join(tmpdir(), "tacit-checkout-"));
	try {
		const root = path.join(home, "ws");
		const { truth } = await generate({
			...{ out: root, seed },
			...{ n: Number(values.n), change: Number(values.change) },
			writer,
		});
		console.log(
			`\nseed ${seed}: ${values.n} notes, ${values.change} files changed`,
		);
		await check(root, truth);
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}

async function check(root: string, truth: Truth): Promise<void> {
	const git = (...args: string[]) =>
		spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 })
			.stdout;
	const own = path.join(root, ".git/tacit");
	const workspace = openWorkspace(root, { kind: "repository", ownFolder: own });
	const drafts = openWorkspace(path.join(own, "drafts"), {
		...{ kind: "drafts", ownFolder: own },
	});
	const opened = await openHistory(root);
	if (!opened) throw new Error("There is no git.");
	const slices: number[] = [];
	const tacit = createTacit({
		...{ workspace, drafts, history: opened.history, codec: markdownCodec },
		log: {
			info: () => undefined,
			warn: (message, cause) => console.log(message, cause),
		},
		slice: {
			budgetMs: 3,
			now: () => performance.now(),
			pause: () => setImmediate(),
			ended: (started) => slices.push(performance.now() - started),
		},
		cache: undefined,
		today: () => "2026-01-01",
		now: Date.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
	await tacit.load([]);
	const timed = async (task: () => Promise<unknown> | undefined) => {
		const start = performance.now();
		await task();
		return performance.now() - start;
	};
	const first = await timed(() => tacit.whereabouts.refresh());
	git("checkout", "-q", "after");
	const floors = Array.from({ length: 5 }, () => floorOf(root, git));
	await tacit.load([]);
	slices.length = 0;
	const again = await timed(() => tacit.whereabouts.refresh());
	const own99 = sorted(slices);
	const second = await timed(() => tacit.whereabouts.refresh());
	const later = await timesOf(3, async () => {
		for (const branch of ["main", "after"]) {
			git("checkout", "-q", branch);
			await tacit.load([]);
			if (branch === "main") await tacit.whereabouts.refresh();
		}
		return timed(() => tacit.whereabouts.refresh());
	});
	const floor = median(floors);
	for (const figure of [
		{ name: "floor: git diff -M, and reading what changed", value: floor },
		{ name: "all looked at, before the checkout", value: first },
		{
			name: "all placed again, after it",
			value: again,
			ratio: again / floor,
			target: 3,
			why: "the floor only reads what changed; to look for changed code in it takes about a millisecond a note, one after the other, and half of that because it is the first time that this code runs.",
		},
		{
			name: "the same, once the code is warm, median of 3",
			value: median(later),
			ratio: median(later) / floor,
		},
		{ name: "once more", value: second, ratio: second / floor },
		{
			name: `slices, 99th percentile of ${own99.length}`,
			value: quantile(own99, 0.99),
			target: 8,
		},
		{ name: "slices, longest", value: own99.at(-1) ?? 0, target: 16 },
	])
		console.log(`  ${formatFigure({ unit: "ms", ...figure })}`);
	await tell(root, truth, (file, text) =>
		tacit.placeNotes(file, () => codeOf(file, text), { history: true }),
	);
	tacit.dispose();
	for (const each of [workspace, drafts, opened]) each.dispose();
}

async function timesOf(
	count: number,
	task: () => Promise<number>,
): Promise<readonly number[]> {
	const times: number[] = [];
	while (times.length < count) times.push(await task());
	return times;
}

function floorOf(root: string, git: (...args: string[]) => string): number {
	const start = performance.now();
	const changed = git("diff", "--name-status", "-M", "-z", "main").split("\0");
	for (const file of changed)
		if (file.includes("/") && existsSync(path.join(root, file)))
			readFileSync(path.join(root, file), "utf8");
	return performance.now() - start;
}

/** Where the annotations of changed files are shown, against the truth. */
async function tell(
	root: string,
	truth: Truth,
	place: (file: RepoPath, text: string) => Promise<readonly PlacedNote[]>,
): Promise<void> {
	const shown = new Map<string, string>();
	const files = new Set(
		truth.annotations.flatMap(({ base, after }) => [
			base.file,
			...(after ? [after.file] : []),
		]),
	);
	for (const file of files) {
		if (!existsSync(path.join(root, file))) continue;
		const text = readFileSync(path.join(root, file), "utf8");
		for (const { placement, gist } of await place(file as RepoPath, text)) {
			const token = /\((\S+)\)$/.exec(gist)?.[1] ?? gist;
			if (placement.state === "attached")
				shown.set(
					token,
					`${file}:${placement.lines.start}-${placement.lines.end}`,
				);
		}
	}
	const counts = new Map<
		string,
		{ right: number; exact: number; wrong: number; none: number }
	>();
	let shownGone = 0;
	for (const { token, cls, after } of truth.annotations) {
		if (cls === "unchanged") continue;
		const count = counts.get(cls) ?? { right: 0, exact: 0, wrong: 0, none: 0 };
		counts.set(cls, count);
		const there = shown.get(token);
		const wanted = after && `${after.file}:${after.start + 1}-`;
		if (!after && there !== undefined) shownGone++;
		const isRight = wanted ? there?.startsWith(wanted) : there === undefined;
		const isExact = wanted
			? there === `${wanted}${(after?.end ?? 0) + 1}`
			: isRight;
		if (isExact) count.exact++;
		if (isRight) count.right++;
		else if (there) count.wrong++;
		else count.none++;
		if (!isRight && values.show)
			console.log(`    ${cls} ${token}: ${there} instead of ${wanted}`);
	}
	const all = { right: 0, exact: 0, wrong: 0, none: 0 };
	for (const [cls, { right, exact, wrong, none }] of [...counts].sort()) {
		console.log(
			`    ${cls.padEnd(24)} ${right} right (${exact} with their last line), ${wrong} wrong, ${none} not shown`,
		);
		all.right += right;
		all.exact += exact;
		all.wrong += wrong;
		all.none += none;
	}
	const total = all.right + all.wrong + all.none;
	for (const figure of [
		{
			name: `placed right, of ${total} in changed files`,
			value: (100 * all.right) / total,
			target: 95,
			isFloor: true,
		},
		{
			name: "to the last line, too",
			value: (100 * all.exact) / total,
		},
		{
			name: "shown at a wrong place",
			value: (100 * all.wrong) / total,
			target: 1,
		},
		{
			name: "of these shown for code that is deleted",
			value: shownGone,
			...{ unit: "notes", target: 0 },
		},
	])
		console.log(`  ${formatFigure({ unit: "%", ...figure })}`);
}
