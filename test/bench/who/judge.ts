import { isMachine } from "../../../src/core/isMachine.ts";
import { knowledge } from "../../../src/socialize/knowing/knowledge.ts";
import type { KnowledgeWeights } from "../../../src/socialize/knowing/knowledgeWeights.ts";
import { hereDays } from "../../../src/socialize/knowing/lastSeen.ts";
import type { HiddenYear } from "./hiddenYear.ts";

/** How often somebody who was named was the one. */
export interface Score {
	/** Of all changes, how many were made by one of the three named: 0 to 1. */
	readonly hits: number;
	/** The mean of one part by the place at which the one was named; 0 where not. */
	readonly reciprocal: number;
}

/** What is compared. */
export const rivals = ["last three", "most active", "chance"] as const;
/** One of `rivals`. */
export type Rival = (typeof rivals)[number];

const named = 3;
const activeDays = 60;

/** A year's files with who changed them, by number; who was unknown before is nobody whom one could name, and counts as missed. */
interface Case {
	readonly path: HiddenYear["next"][number]["path"];
	readonly person: number | undefined;
}

function casesOf({ next, log }: HiddenYear): readonly Case[] {
	return next.flatMap(({ path, by }) =>
		isMachine(by) ? [] : [{ path, person: log.personOf(by) }],
	);
}

/** How many files are asked about. */
export function countOf(year: HiddenYear): number {
	return casesOf(year).length;
}

/** How many people count as being here. */
export function hereOf(year: HiddenYear): ReadonlySet<number> {
	const here = new Set<number>();
	for (const { day, people } of year.log.commits())
		if (year.today - day <= hereDays) for (const each of people) here.add(each);
	return here;
}

/** How well the formula does. */
export function judge(year: HiddenYear, weights?: KnowledgeWeights): Score {
	return scored(casesOf(year), ({ path }) =>
		knowledge(
			year.log,
			{ path, isFolder: false, today: year.today },
			weights,
		).here.map(({ person }) => person),
	);
}

/** How well simple answers do. */
export function judgeRivals(year: HiddenYear): Readonly<Record<Rival, Score>> {
	const { log, today } = year;
	const cases = casesOf(year);
	const last = new Map<number, number[]>();
	const active = new Map<number, number>();
	for (const { day, people, hasAuthor, files } of log.commits()) {
		const author = hasAuthor ? people[0] : undefined;
		if (author === undefined) continue;
		if (today - day <= activeDays)
			active.set(author, (active.get(author) ?? 0) + 1);
		for (const file of files)
			last.set(file, [
				author,
				...(last.get(file) ?? []).filter((each) => each !== author),
			]);
	}
	const most = [...active].sort((a, b) => b[1] - a[1]).map(([each]) => each);
	const here = hereOf(year);
	const share = Math.min(1, named / Math.max(1, here.size));
	const chance =
		(share *
			cases.filter(({ person }) => person !== undefined && here.has(person))
				.length) /
		cases.length;
	return {
		"last three": scored(
			cases,
			({ path }) => last.get(log.fileAt(path) ?? -1) ?? [],
		),
		"most active": scored(cases, () => most),
		// At each of the three places as likely.
		chance: { hits: chance, reciprocal: (chance * (1 + 1 / 2 + 1 / 3)) / 3 },
	};
}

function scored(
	cases: readonly Case[],
	answer: (asked: Case) => readonly number[],
): Score {
	let hits = 0;
	let reciprocal = 0;
	for (const each of cases) {
		const at =
			each.person === undefined
				? -1
				: answer(each).slice(0, named).indexOf(each.person);
		if (at < 0) continue;
		hits++;
		reciprocal += 1 / (at + 1);
	}
	return {
		hits: hits / Math.max(1, cases.length),
		reciprocal: reciprocal / Math.max(1, cases.length),
	};
}
