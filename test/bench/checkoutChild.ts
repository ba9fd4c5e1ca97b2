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
import { makeLongHistory, putBelow } from "./longHistory.ts";

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
		commits: { type: "string", default: "1000" },
		show: { type: "boolean", default: false },
	},
});

const bench = process.env["TACIT_EDITOR_BENCH"] ?? "";
const writer = process.env["TACIT_NOTE_WRITER"] ?? "";

for (const seed of values.seeds.split(",")) await measure(Number(seed));

async function measure(seed: number): Promise<void> {
	const { build, generate } = (await import(
		pathToFileURL(path.join(bench, "gen.mjs")).href
	)) as {
		build(options: object): { readonly baseFiles: Map<string, string> };
		generate(options: object): Promise<{ readonly truth: Truth }>;
	};
	const home = mkdtempSync(path.join(tmpdir(), "tacit-checkout-"));
	try {
		const root = path.join(home, "ws");
		const size = { n: Number(values.n), change: Number(values.change), seed };
		const folder = path.join(home, "history");
		const { commits, finished } = makeLongHistory(
			...[folder, build(size).baseFiles, Number(values.commits)],
		);
		/** Any commit since the file is as it was when the note was written. */
		const commitOf = (file: string, at: number) => {
			const from = finished(file);
			return commits[from + ((at * 7919) % (commits.length - from))];
		};
		const { truth } = await generate({
			...{ ...size, out: root, writer },
			writerOptions: { commitOf },
		});
		putBelow(root, folder, "main", "after");
		spawnSync("git", ["checkout", "-q", "main"], { cwd: root });
		const written = truth.annotations.map(({ base }, at) =>
			commitOf(base.file, at),
		);
		console.log(
			`\nseed ${seed}: ${values.n} notes of ${new Set(written).size} commits, ${values.change} files changed`,
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
	const floors: number[] = [];
	const takeFloor = () => {
		for (let run = 0; run < 3; run++) floors.push(floorOf(root, git));
	};
	const checkout = (branch: string) => git("checkout", "-q", branch);
	const cold = await lookAround(root, checkout, takeFloor);
	const warm: Looks[] = [];
	while (warm.length < 3) {
		checkout("main");
		warm.push(await lookAround(root, checkout, takeFloor));
	}
	const floor = median(floors);
	const slices = sorted([cold, ...warm].flatMap((looks) => looks.slices));
	const ratio = (value: number) => ({ value, ratio: value / floor });
	const of = (name: keyof Omit<Looks, "slices">) =>
		ratio(median(warm.map((looks) => looks[name])));
	for (const figure of [
		{ name: "floor: git diff -M, and reading what changed", value: floor },
		{ name: "all looked at, before the checkout", value: cold.before },
		{
			name: "all placed again, after the first checkout",
			...ratio(cold.first),
			target: 3,
			why: "the floor only reads what changed in one comparison; git compares the commits of notes whose code is not where it was, too, all files that changed since those are looked into, and to look for changed code takes about a millisecond a note, half of that because it is the first time that this code runs.",
		},
		{ name: "the same, once the code is warm, median of 3", ...of("first") },
		{ name: "back at the branch of before, median of 3", ...of("back") },
		{ name: "and at the other again, median of 3", ...of("again") },
		{ name: "once more, nothing changed, median of 3", ...of("still") },
		{
			name: `slices, 99th percentile of ${slices.length}`,
			value: quantile(slices, 0.99),
			target: 8,
		},
		{ name: "slices, longest", value: slices.at(-1) ?? 0, target: 16 },
	])
		console.log(`  ${formatFigure({ unit: "ms", ...figure })}`);
	const { tacit, dispose } = await openTacit(root, () => undefined);
	await tacit.whereabouts?.refresh();
	await tell(root, truth, (file, text) =>
		tacit.placeNotes(file, () => codeOf(file, text), { history: true }),
	);
	dispose();
}

/** Milliseconds that the looks of one Tacit took, of which each is the first thing that it does after a checkout. */
interface Looks {
	/** At the branch that it was opened on. */
	readonly before: number;
	/** At the other one, for the first time. */
	readonly first: number;
	/** At the first one again, and at the other again. */
	readonly back: number;
	readonly again: number;
	/** Without a checkout. */
	readonly still: number;
	/** Of the look after the first checkout, without a rest. */
	readonly slices: readonly number[];
}

/** Goes from `main` to `after`, and to and fro; ends there. */
async function lookAround(
	root: string,
	checkout: (branch: string) => unknown,
	onFirst: () => unknown,
): Promise<Looks> {
	let slices: number[] = [];
	const { tacit, dispose } = await openTacit(root, (ms) => slices.push(ms));
	const look = async () => {
		await tacit.load([]);
		slices = [];
		const start = performance.now();
		await tacit.whereabouts?.refresh();
		return performance.now() - start;
	};
	const before = await look();
	checkout("after");
	onFirst();
	const first = await look();
	const own = slices;
	checkout("main");
	const back = await look();
	checkout("after");
	const again = await look();
	const still = await look();
	dispose();
	return { before, first, back, again, still, slices: own };
}

async function openTacit(root: string, onSlice: (ms: number) => unknown) {
	const own = path.join(root, ".git/tacit");
	const workspace = openWorkspace(root, { kind: "repository", ownFolder: own });
	const drafts = openWorkspace(path.join(own, "drafts"), {
		...{ kind: "drafts", ownFolder: own },
	});
	const opened = await openHistory(root);
	if (!opened) throw new Error("There is no git.");
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
			ended: (started) => onSlice(performance.now() - started),
		},
		cache: undefined,
		today: () => "2026-01-01",
		now: Date.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
	await tacit.load([]);
	return {
		tacit,
		dispose() {
			tacit.dispose();
			for (const each of [workspace, drafts, opened]) each.dispose();
		},
	};
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
