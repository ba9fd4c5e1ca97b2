import type { Agenda, AgendaPart, AgendaStep } from "../agenda/agenda.ts";
import { chooseSteps } from "../agenda/chooseSteps.ts";
import { spokenDays, spokenSpan } from "../agenda/spokenDay.ts";
import type {
	Happened,
	ToldExpired,
	ToldFixes,
	ToldMoment,
	ToldQuestion,
	ToldSuperseded,
	ToldTakenBack,
} from "./happened.ts";

/** Minutes for the beginning and the end. */
const beginning = 3;
const end = 7;
/** Commits of a place that are shown, the latest. */
const mostShown = 6;

/**
 * What a group talks about after a release, a sprint or an incident, in so many minutes: what was taken back and repaired
 * again, what has run out or was decided anew, what nobody answered or wrote down. Events and places, and nobody's name.
 */
export function retroAgenda(happened: Happened, minutes: number): Agenda {
	const all: readonly AgendaPart[] = [
		{
			title: "Taken back",
			steps: happened.takenBack.map((each) => takenBackStep(each, happened)),
		},
		{
			title: "Repaired again and again",
			steps: happened.fixes.map((each) => fixesStep(each, happened)),
		},
		{ title: "Past their time", steps: happened.expired.map(expiredStep) },
		{ title: "Decided anew", steps: happened.superseded.map(supersededStep) },
		{ title: "Not answered yet", steps: happened.questions.map(questionStep) },
		{ title: "Not written down", steps: happened.moments.map(momentStep) },
	];
	const { parts, left } = chooseSteps(all, minutes - beginning - end);
	return {
		form: "lessons-learned",
		of: happened.range,
		title: `Lessons learned: ${happened.range}`,
		opening: openingOf(happened, parts.length > 0),
		parts: parts.length === 0 ? [] : [begin, ...parts, last],
		...{ left, more: 0, missing: happened.missing },
	};
}

function openingOf(happened: Happened, hasSteps: boolean): readonly string[] {
	const { commits, days, busiest, written } = happened;
	const most = busiest.map(
		({ path, commits: count }) =>
			`${path === "" ? "the top folder" : path} (${counted(count, "commit")})`,
	);
	return [
		[
			commits === 0
				? "There is no commit in this range."
				: `${counted(commits, "commit")}${days ? ` ${spokenDays(days.from, days.to)}` : ""}.`,
			most.length > 0 ? `Most of the work was in ${listed(most)}.` : "",
			commits > 0 && !hasSteps
				? "Nothing in it was taken back or repaired twice, nothing ran out, no question waits, and every change says why."
				: "",
		]
			.filter(Boolean)
			.join(" "),
		...(written.length > 0
			? [
					`Written down in these days: ${listed(written.map(({ title }) => `“${title}”`).slice(0, 8))}${written.length > 8 ? `, and ${written.length - 8} more` : ""}.`,
				]
			: []),
	];
}

const begin: AgendaPart = {
	title: "Before we begin",
	steps: [
		{
			title: "How we talk about it",
			todo: "Whatever we find: everybody did the best they could with what they knew that day. We look at what happened and where, not at who did it. One person leads, another writes down; a sentence is enough.",
			minutes: beginning,
			...{ places: [], evidence: [], questions: [], notes: [] },
			keep: undefined,
		},
	],
};

const last: AgendaPart = {
	title: "At the end",
	steps: [
		{
			title: "What we take along",
			todo: "Each says one thing, in turn. Then read aloud what was written down, and mend it until everybody would sign it.",
			minutes: end,
			...{ places: [], evidence: [], notes: [] },
			questions: [
				"What do we do differently from tomorrow?",
				"What of this must somebody know who comes in two years?",
			],
			keep: undefined,
		},
	],
};

function takenBackStep(
	{ title, done, turns, paths }: ToldTakenBack,
	{ writtenOn }: Happened,
): AgendaStep {
	const lastTurn = turns.at(-1);
	const first = turns[0];
	const days = done && first ? daysBetween(done.date, first.date) : undefined;
	const after = days === undefined ? "" : ` after ${spokenSpan(days)}`;
	const isBack = lastTurn?.did === "brought-back";
	const how =
		turns.length === 1
			? `was taken back${after}`
			: isBack
				? `was taken back${after} and came again`
				: `was taken back ${times(turns.filter(({ did }) => did === "taken-back").length)}`;
	const notes = eachOnce(paths.flatMap((path) => [...writtenOn(path)]));
	const why = turns.some((each) => each.why !== "");
	return {
		title: `“${title}” ${how}`,
		minutes: notes.length > 0 ? 4 : 7,
		places: paths.map((path) => ({ path })),
		evidence: [
			...(done
				? [{ date: done.date, title: done.title, commit: done.hash }]
				: []),
			...turns.map(({ date, hash, did, why: said }) => ({
				date,
				title: did === "taken-back" ? "taken back" : "brought back",
				isQuoted: false,
				said: said === "" ? "the commit does not say why." : `“${said}”`,
				commit: hash,
			})),
		],
		questions: [
			"What did we expect of it, and how did it show that it did not hold?",
			isBack
				? "What was different the second time?"
				: why
					? "Could we have seen it before it was in?"
					: "What would have to change before somebody tries it again?",
		],
		notes,
		keep: "story",
	};
}

function fixesStep(
	{ path, symbol, lines, fixes }: ToldFixes,
	{ writtenOn }: Happened,
): AgendaStep {
	const from = fixes[0]?.date ?? "";
	const to = fixes.at(-1)?.date ?? "";
	const notes = writtenOn(path);
	return {
		title: `${symbol === undefined ? path : `${symbol} in ${path}`} was repaired ${times(fixes.length)}, ${spokenDays(from, to)}`,
		minutes: notes.length > 0 ? 4 : 7,
		places: [{ path, lines, symbol }],
		evidence: [
			...(fixes.length > mostShown
				? [{ said: `${fixes.length - mostShown} before these` }]
				: []),
			...fixes
				.slice(-mostShown)
				.map(({ date, title, hash }) => ({ date, title, commit: hash })),
		],
		questions: [
			"What did the first repair not see?",
			"What must somebody know who changes this next?",
		],
		notes,
		keep: "gotcha",
	};
}

function expiredStep({ note, place, said }: ToldExpired): AgendaStep {
	return {
		title: said,
		minutes: 4,
		places: [{ path: place }],
		evidence: [],
		questions: [
			"Can it go now? Who takes it away, and when?",
			"If it must stay: until when, and what did we not know when we said so?",
		],
		notes: [note],
		keep: "gotcha",
	};
}

function supersededStep({
	note,
	place,
	date,
	how,
	by,
}: ToldSuperseded): AgendaStep {
	return {
		title: `The decision “${note.title}” holds no more`,
		minutes: 5,
		places: [{ path: place }],
		evidence: [
			{
				date,
				said:
					how === "retired"
						? "it was retired."
						: by
							? `“${by.title}” took its place.`
							: "it was superseded.",
			},
		],
		questions: [
			"What did we know by then that we did not know when we decided it?",
			"What would have told us sooner?",
		],
		notes: by ? [note, by] : [note],
		keep: "story",
	};
}

function questionStep({ note, place, lines, days }: ToldQuestion): AgendaStep {
	return {
		title: `${/[?？]$/.test(note.title) ? note.title : `“${note.title}”`}`,
		todo:
			days === undefined
				? "Nobody has answered this question yet."
				: `Nobody has answered this question for ${spokenSpan(days)}.`,
		minutes: 4,
		places: [{ path: place, lines }],
		evidence: [],
		questions: [
			"Who can say it in a sentence?",
			"If nobody can: where would we look?",
		],
		notes: [note],
		keep: undefined,
		settle: {
			words: "Keep the answer",
			command: `tacit answer ${note.id ?? note.path}`,
		},
	};
}

function momentStep({
	commit: { hash, date, title },
	path,
	lines,
	question,
	said,
}: ToldMoment): AgendaStep {
	return {
		title: question,
		minutes: 4,
		places: [{ path, lines }],
		evidence: [
			{ date, title, commit: hash },
			...said.map((each) => ({ said: each })),
		],
		questions: ["Who remembers? One sentence is enough."],
		notes: [],
		keep: "gotcha",
	};
}

function eachOnce<T extends { readonly path: string }>(
	notes: readonly T[],
): readonly T[] {
	return [...new Map(notes.map((each) => [each.path, each])).values()];
}

function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function counted(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function times(count: number): string {
	return ["never", "once", "twice"][count] ?? `${count} times`;
}

function listed(words: readonly string[]): string {
	const before = words.slice(0, -1).join(", ");
	return before === "" ? (words[0] ?? "") : `${before} and ${words.at(-1)}`;
}
