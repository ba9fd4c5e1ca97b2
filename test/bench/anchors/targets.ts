import {
	type Figure,
	formatFigure,
	median,
	quantile,
	sorted,
} from "../figure.ts";
import type { Scored } from "./score.ts";

/** What is asked of answers, for one set of cases. */
interface Target {
	readonly name: string;
	/** The cases that it speaks of. */
	readonly of: (each: Scored) => boolean;
	/** Those that count: a share of the former, in percent. */
	readonly counts: (each: Scored) => boolean;
	/** `undefined`: none is set. */
	readonly target: number | undefined;
	/** The share is to reach the target, not to stay below it. */
	readonly isFloor: boolean;
	/** What others reach, as the README beside the cases has it. */
	readonly others?: string;
}

/** Targets with the old text and the repository's renames at hand, and with the note alone. */
interface Pair {
	readonly history: number;
	readonly quote: number;
}

const isLive = ({ truth }: Scored) => !truth.deleted;
const isWrong = (each: Scored) => each.fault !== undefined;
/** Until somebody has read it a wrong answer counts as ours. */
const isOurs = ({ fault }: Scored) => fault === "ours" || fault === "unread";
const isOfParsers = ({ truth }: Scored) => truth.source.startsWith("ast-");

function hard(pick: (pair: Pair) => number): readonly Target[] {
	return [
		{
			name: "first answer exact, of live",
			of: isLive,
			counts: ({ isExact }) => isExact,
			target: pick({ history: 95, quote: 85 }),
			isFloor: true,
			others:
				"CodeMapper 82.3, git diff 81.0, LHDiff-like 74.3, Hypothesis-like 64.0, fixed line 21.7",
		},
		{
			name: "attached with half of the lines right, of live",
			of: isLive,
			counts: ({ isNear }) => isNear,
			target: pick({ history: 88, quote: 75 }),
			isFloor: true,
			others:
				"CodeMapper 85.9, git diff 84.7, LHDiff-like 78.0, Hypothesis-like 73.6, fixed line 47.5",
		},
		{
			name: "proposals that contain the truth",
			of: (each) => isLive(each) && each.isProposed,
			counts: ({ isHelped }) => isHelped,
			target: pick({ history: 80, quote: 75 }),
			isFloor: true,
			others: "no other method proposes",
		},
		{
			name: "deleted, attached all the same",
			of: (each) => !isLive(each),
			counts: ({ isAttached }) => isAttached,
			target: pick({ history: 4, quote: 8 }),
			isFloor: false,
			others:
				"LHDiff-like 23.7, git diff 25.4, CodeMapper 33.3, Hypothesis-like 58.8, fixed line 73.7",
		},
		{
			name: "attached at a wrong place, of all",
			of: () => true,
			counts: isWrong,
			target: pick({ history: 1.5, quote: 3 }),
			isFloor: false,
			others:
				"LHDiff-like 8.3, git diff 8.7, CodeMapper 11.3, Hypothesis-like 17.0, fixed line 28.5",
		},
		{
			name: "of these ours, by reading each",
			of: () => true,
			counts: isOurs,
			target: pick({ history: 1, quote: 2 }),
			isFloor: false,
		},
	];
}

function easy(pick: (pair: Pair) => number): readonly Target[] {
	const isFormatted = ({ truth }: Scored) => truth.source === "git-format";
	return [
		{
			name: "lines that no diff touches, attached exactly",
			of: (each) => !isFormatted(each),
			counts: (each) => each.isAttached && each.isExact,
			target: 100,
			isFloor: true,
			others: "git diff and LHDiff-like 100",
		},
		{
			name: "commits by formatters, attached exactly",
			of: isFormatted,
			counts: (each) => each.isAttached && each.isExact,
			target: pick({ history: 99, quote: 97 }),
			isFloor: true,
			others: "git diff -w 97.5",
		},
	];
}

function ofParsers(
	pick: (pair: Pair) => number,
	isQuoteOnly: boolean,
): readonly Target[] {
	return [
		{
			name: "first answer exact, of live",
			of: isLive,
			counts: ({ isExact }) => isExact,
			target: pick({ history: 95, quote: 90 }),
			isFloor: true,
			others:
				"on the part kept back: Hypothesis-like 76.6, git diff 69.7, CodeMapper 68.7",
		},
		{
			name: "attached at a wrong place, of all",
			of: () => true,
			counts: isWrong,
			target: isQuoteOnly ? undefined : 2.5,
			isFloor: false,
			others:
				"on the part kept back: Hypothesis-like 7.1, git diff 12.5, CodeMapper 15.4",
		},
		{
			name: "of these ours, by reading each",
			of: () => true,
			counts: isOurs,
			target: isQuoteOnly ? undefined : 1,
			isFloor: false,
		},
	];
}

/** The lines of the table: each target with our figure, what others reach, and where a target is missed by which cases. */
export function* targetLines(
	scored: readonly Scored[],
	isQuoteOnly: boolean,
): Iterable<string> {
	const pick = ({ history, quote }: Pair) => (isQuoteOnly ? quote : history);
	const first = scored.filter((each) => !isOfParsers(each));
	for (const [title, cases, targets] of [
		[
			"hard cases",
			first.filter(({ truth }) => truth.cls === "hard"),
			hard(pick),
		],
		[
			"easy cases",
			first.filter(({ truth }) => truth.cls === "easy"),
			easy(pick),
		],
		[
			"TypeScript, JavaScript, Python and Go, truth from parsers",
			scored.filter(isOfParsers),
			ofParsers(pick, isQuoteOnly),
		],
	] as const) {
		if (cases.length === 0) continue;
		yield `${title}, ${cases.length}, ${isQuoteOnly ? "by the note alone" : "with history"}`;
		yield "  (others: with the old file at hand)";
		for (const target of targets) yield* linesOf(target, cases);
		if (title === "hard cases") yield* timeLines(cases, pick);
	}
}

function* linesOf(
	{ name, of, counts, target, isFloor, others }: Target,
	cases: readonly Scored[],
): Iterable<string> {
	const concerned = cases.filter(of);
	if (concerned.length === 0) return;
	const share = (100 * concerned.filter(counts).length) / concerned.length;
	const figure: Figure = {
		...{ name, value: share, unit: "%", isFloor },
		...(target === undefined ? {} : { target }),
	};
	yield `  ${formatFigure(figure)}`;
	if (others) yield `    others: ${others}`;
	if (target === undefined || (isFloor ? share >= target : share <= target))
		return;
	const missing = concerned.filter((each) => counts(each) !== isFloor);
	yield `    missed by ${missing.length} of ${concerned.length}: ${byKind(missing, concerned)}`;
}

/** `edited 12 of 300, moved_in_file 3 of 40`: the kinds with the most first. */
function byKind(some: readonly Scored[], all: readonly Scored[]): string {
	const count = (cases: readonly Scored[], kind: string) =>
		cases.filter(({ truth }) => truth.kind === kind).length;
	return [...new Set(some.map(({ truth }) => truth.kind))]
		.sort((a, b) => count(some, b) - count(some, a))
		.map((kind) => `${kind} ${count(some, kind)} of ${count(all, kind)}`)
		.join(", ");
}

function* timeLines(
	cases: readonly Scored[],
	pick: (pair: Pair) => number,
): Iterable<string> {
	const times = sorted(cases.map(({ ms }) => ms));
	for (const [name, value, target] of [
		["time per case, median", median(times), pick({ history: 10, quote: 3 })],
		[
			"time per case, 95 of 100 within",
			quantile(times, 0.95),
			pick({ history: 50, quote: 30 }),
		],
	] as const)
		yield `  ${formatFigure({ name, value, unit: "ms", target })}`;
	yield "    others, median and 95 of 100: git diff 3 and 5, CodeMapper 51 and 213, LHDiff-like 33 and 782, Hypothesis-like 2 and 47";
}
