import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Ajv } from "ajv";
import { repoRoot } from "../../src/core/repoPath.ts";
import { decodeText } from "../../src/core/textEncoding.ts";
import { parseTour } from "../../src/internalize/tours/parseTour.ts";
import { planRepair } from "../../src/internalize/tours/planRepair.ts";
import type { StepPlace } from "../../src/internalize/tours/stepPlace.ts";
import { stepTarget } from "../../src/internalize/tours/stepTarget.ts";
import { tourFindings } from "../../src/internalize/tours/tourFindings.ts";
import { projectFolder } from "../support/cacheFolder.ts";
import { bootstrapped } from "./reasons/bootstrapped.ts";
import { isRight, readTourLabels, type TourLabel } from "./tours/labels.ts";
import { type LineStep, lineSteps, shownAt } from "./tours/lineSteps.ts";
import { printForReading } from "./tours/printForReading.ts";
import { git, randomFrom, withClone } from "./withClone.ts";

/**
 * `npm run bench:tours -- REPOS [--corpus FOLDER] [--schema FILE]`: what is read of each tour below FOLDER, and whether it is written
 * back without loss and as the schema has it (our own words of it, or FILE); then, of the repositories that somebody read
 * (test/fixtures/tours/labels.jsonl; REPOS is a folder of git directories, `owner+name/repo`), the share of line steps at the right
 * text at HEAD, by line number and by anchor. `--read owner/name [--at COMMIT --count 50 --seed 1]` prints steps to be read instead.
 */
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		corpus: { type: "string" },
		schema: { type: "string" },
		read: { type: "string" },
		count: { type: "string", default: "1000" },
		seed: { type: "string", default: "1" },
		at: { type: "string", default: "HEAD" },
	},
});
const [mirror = ""] = positionals;
if (!mirror) {
	console.error("npm run bench:tours -- REPOS [--corpus FOLDER]");
	process.exit(2);
}
/** Looked at while this was written. */
const known: ReadonlySet<string> = new Set([
	"microsoft/codetour",
	"sandersn/mini-typescript",
	"LegionForge/llm-valet",
	"LefterisXris/CodeTour",
	"DotNetKoans/DotNetKoans",
	"hiaux0/au-lsp",
	// What was read of these led to rules: of a file's first line, of lines that changed on their way to another file, of files that
	// got another name only.
	"coder/code-server",
	"tomkerkhove/promitor",
	"ScriptureHabit/scripture-habit",
]);

if (values.read) await read(values.read);
else {
	if (values.corpus) measureCorpus(values.corpus);
	await measureHistories();
}

/** Prints steps whose file has changed, at random, for somebody to say where their text is. */
async function read(repository: string): Promise<void> {
	const home = path.join(mirror, repository.replace("/", "+"), "repo");
	const commit = git(home, "rev-parse", values.at);
	const labelled = new Set(
		readTourLabels().map(
			(each) => `${each.repository} ${each.tour} ${each.step}`,
		),
	);
	const random = randomFrom(Number(values.seed));
	await withClone(mirror, repository, commit, async (clone) => {
		const steps = (await lineSteps(clone))
			.filter(({ isUnchanged, birth }) => !isUnchanged && birth)
			.map((step) => ({ step, order: random() }))
			.sort((a, b) => a.order - b.order)
			.slice(0, Number(values.count))
			.filter(
				({ step }) => !labelled.has(`${repository} ${step.tour} ${step.step}`),
			);
		process.stdout.write(`${repository} ${commit}: ${steps.length} steps\n`);
		for (const { step } of steps) printForReading(clone.root, step);
	});
}

/** What is read of every tour, and what is left of it when it is written back. */
function measureCorpus(folder: string): void {
	const schema = JSON.parse(
		readFileSync(
			values.schema ??
				path.join(projectFolder, "test/fixtures/tours/tour.schema.json"),
			"utf8",
		),
	);
	// An older draft, of which nothing but its name is another.
	delete schema.$schema;
	const isValid = new Ajv({ strict: false }).compile(schema);
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".tour"))
		.sort();
	const counts = (own: string) =>
		new Map(
			files
				.filter((each) => each.split(path.sep)[0] === own)
				.flatMap((each) => {
					const { tour } = parseTour(
						readFileSync(path.join(folder, each), "utf8"),
					);
					return tour ? [[tour.title, tour.steps.length] as const] : [];
				}),
		);
	console.log(
		"tour".padEnd(76) +
			"steps  read  same bytes  nothing lost  schema  findings",
	);
	for (const file of files) {
		const decoded = decodeText(readFileSync(path.join(folder, file)));
		const text = "text" in decoded ? decoded.text : "";
		const parsed = parseTour(text);
		const steps = parsed.tour?.steps ?? [];
		const untouched = steps.map((): StepPlace => ({ state: "none" }));
		const own = { ...parsed, text, root: repoRoot };
		const same = planRepair(own, untouched, false).text === text;
		const moved = planRepair(own, everyLineMoved(parsed), false);
		const count = (codes: readonly string[]) =>
			[...new Set(codes)]
				.map(
					(code) => `${codes.filter((each) => each === code).length} ${code}`,
				)
				.join(", ");
		const codes = [
			...parsed.findings,
			...(parsed.tour
				? tourFindings({
						...{ tour: parsed.tour, root: repoRoot, places: untouched },
						...{
							isRefUnknown: false,
							tours: counts(file.split(path.sep)[0] ?? ""),
						},
					})
				: []),
		].map(({ code }) => code);
		const isWhole =
			parsed.tour !== undefined &&
			JSON.parse(text).steps.length === steps.length;
		console.log(
			[
				file.slice(-74).padEnd(76),
				String(steps.length).padStart(5),
				(isWhole ? "whole" : "NOT").padStart(6),
				String(same).padStart(12),
				String(isKept(text, moved.text)).padStart(14),
				String(isValid(JSON.parse(moved.text))).padStart(8),
				`  ${count(codes) || "none"}`,
			].join(""),
		);
	}
}

/** Each line one further down, as a repair would write it. */
function everyLineMoved({
	tour,
}: ReturnType<typeof parseTour>): readonly StepPlace[] {
	return (tour?.steps ?? []).map((_, index): StepPlace => {
		const target = tour && stepTarget(tour, index, repoRoot);
		return target?.kind === "lines"
			? {
					...{ state: "attached", certainty: "unique", p: 1 },
					spot: {
						path: target.path,
						line: (target.line ?? target.selection?.end.line ?? 0) + 1,
						selection: undefined,
					},
				}
			: { state: "none" };
	});
}

/** Whether the two say the same but for lines. */
function isKept(before: string, after: string): boolean {
	const withoutLines = (text: string) =>
		JSON.stringify(JSON.parse(text), (key, value) =>
			key === "line" ? "line" : value,
		);
	return withoutLines(before) === withoutLines(after);
}

/** What became of a step that was read. */
interface Outcome {
	/** The step is at the first line of its file, which is right by number for ever. */
	readonly isFirstLine: boolean;
	readonly byNumber: boolean;
	readonly byAnchor:
		| "right"
		| "wrong"
		| "proposed"
		| "not shown"
		| "gone, said so";
	readonly byLastEdit: boolean;
	readonly isProposedRight: boolean;
}

function outcomeOf(label: TourLabel, step: LineStep): Outcome {
	const isGone = label.right.length === 0;
	const judged = (place: StepPlace): Outcome["byAnchor"] => {
		const shown = shownAt(place);
		if (shown !== undefined) return isRight(label, shown) ? "right" : "wrong";
		if (isGone && place.state === "lost") return "gone, said so";
		return place.state === "proposed" ? "proposed" : "not shown";
	};
	const best =
		step.place.state === "proposed" ? step.place.candidates[0] : undefined;
	const byLastEdit = judged(step.byLastEdit);
	return {
		isFirstLine: step.written.endsWith(":1"),
		byNumber: isRight(label, step.written),
		byAnchor: judged(step.place),
		byLastEdit: byLastEdit === "right" || byLastEdit === "gone, said so",
		isProposedRight:
			best !== undefined && isRight(label, `${best.path}:${best.line}`),
	};
}

async function measureHistories(): Promise<void> {
	const labels = readTourLabels();
	const all: Outcome[] = [];
	let unchanged = 0;
	console.log(
		`\n${"repository".padEnd(36)}steps  unchanged  changed  read  by number  by anchor  wrong  proposed (right)  lost though there  gone, said so  by last edit`,
	);
	for (const repository of new Set(labels.map((each) => each.repository))) {
		const own = labels.filter((each) => each.repository === repository);
		if (!existsSync(path.join(mirror, repository.replace("/", "+"), "repo"))) {
			console.log(`${repository.padEnd(36)} is not in ${mirror}`);
			continue;
		}
		await withClone(
			mirror,
			repository,
			own[0]?.commit ?? "HEAD",
			async (clone) => {
				const steps = (await lineSteps(clone)).filter(({ birth }) => birth);
				const outcomes = own.flatMap((label) => {
					const step = steps.find(
						(each) => each.tour === label.tour && each.step === label.step,
					);
					return step && step.written === label.written
						? [outcomeOf(label, step)]
						: [];
				});
				const same = steps.filter(({ isUnchanged }) => isUnchanged).length;
				print(repository, steps.length, same, outcomes);
				if (known.has(repository)) return;
				unchanged += same;
				all.push(...outcomes);
			},
		);
	}
	print("all, but those looked at before", undefined, unchanged, all);
	printShares("steps in changed files", all);
	printShares(
		"of these, not at a file's first line",
		all.filter(({ isFirstLine }) => !isFirstLine),
	);
}

/** The shares that count, with the bounds between which they lie in 95 of 100 cases. */
function printShares(what: string, outcomes: readonly Outcome[]): void {
	const print = (
		name: string,
		of: readonly Outcome[],
		isTrue: (outcome: Outcome) => boolean,
	) => {
		if (of.length === 0) return;
		const { value, low, high } = bootstrapped(
			of,
			(items) => items.filter(isTrue).length / items.length,
		);
		const share = (each: number) => `${(100 * each).toFixed(1)} %`;
		console.log(
			`${what}, ${name}: ${share(value)} (${share(low)} to ${share(high)}), ${of.length} steps`,
		);
	};
	const isFound = ({ byAnchor }: Outcome) => byAnchor === "right";
	print("right by line number", outcomes, ({ byNumber }) => byNumber);
	print("right by anchor", outcomes, isFound);
	print("right by anchor, or said to be gone", outcomes, isHonest);
	print(
		"the same from the tour's last edit",
		outcomes,
		({ byLastEdit }) => byLastEdit,
	);
	print(
		"of those shown at a place, right",
		outcomes.filter((each) => isFound(each) || each.byAnchor === "wrong"),
		isFound,
	);
}

function isHonest({ byAnchor }: Outcome): boolean {
	return byAnchor === "right" || byAnchor === "gone, said so";
}

function print(
	name: string,
	steps: number | undefined,
	unchanged: number,
	outcomes: readonly Outcome[],
): void {
	const count = (isTrue: (outcome: Outcome) => boolean) =>
		outcomes.filter(isTrue).length;
	const is = (what: Outcome["byAnchor"]) =>
		count(({ byAnchor }) => byAnchor === what);
	const cells: readonly [number | string, number][] = [
		[steps ?? "", 5],
		[unchanged, 11],
		[steps === undefined ? "" : steps - unchanged, 9],
		[outcomes.length, 6],
		[count(({ byNumber }) => byNumber), 11],
		[is("right"), 11],
		[is("wrong"), 7],
		[
			`${is("proposed")} (${count((each) => each.byAnchor === "proposed" && each.isProposedRight)})`,
			18,
		],
		[is("not shown"), 19],
		[is("gone, said so"), 15],
		[count(({ byLastEdit }) => byLastEdit), 14],
	];
	console.log(
		name.padEnd(36) +
			cells.map(([value, width]) => String(value).padStart(width)).join(""),
	);
}
