import type { NoteId } from "../../core/noteId.ts";
import {
	type NewQuestion,
	type OpenQuestion,
	type QuestionPlace,
	type QuestionState,
	questionDays,
	questionKey,
} from "./openQuestion.ts";

const dayMs = 86_400_000;
/** Days for which it is remembered that a question was settled: so long it may come up again by a rebase or a cherry-pick. */
const settledDays = 60;
/** Questions that wait at once; beyond it those of least weight go. */
const mostOpen = 100;
/** Settled ones that are remembered. */
const mostSettled = 1000;

/** The questions of a repository, and which were settled. All that returns one leaves the old one as it is. */
export interface QuestionList {
	/** In the order in which they came up. */
	readonly questions: readonly OpenQuestion[];
	/** When each that was settled or withdrawn was, by key, in milliseconds since 1970-01-01 UTC: it does not come up again. */
	readonly settled: ReadonlyMap<string, number>;
	/** Until when a colleague's question (a note, by its id) is not listed, in milliseconds since 1970-01-01 UTC. */
	readonly hidden: ReadonlyMap<NoteId, number>;
	/** When one was shown, by a window or by the line of a hook, within the last two days; as the times above. */
	readonly shown: readonly number[];
}

/** No question, and none settled. */
export const noQuestions: QuestionList = {
	questions: [],
	settled: new Map(),
	hidden: new Map(),
	shown: [],
};

/** Whether a question waits for an answer. */
export function isWaiting({ state }: Pick<OpenQuestion, "state">): boolean {
	return state === "open" || state === "later";
}

/** Those that wait, the most telling first, then the newest. */
export function waiting({ questions }: QuestionList): readonly OpenQuestion[] {
	return questions
		.filter(isWaiting)
		.sort((a, b) => b.weight - a.weight || b.at - a.at);
}

/**
 * Adds what came up and was not there yet, and leaves out what is older than seven days. One that waits already, and comes
 * up by another commit (amended, rebased), goes along to that. A number is taken again only when the question that had it
 * is gone from the list.
 */
export function addQuestions(
	list: QuestionList,
	news: readonly NewQuestion[],
	now: number,
): QuestionList {
	const { questions, settled, hidden, shown } = expire(list, now);
	const all = [...questions];
	for (const each of news) {
		const key = questionKey(each);
		const known = all.findIndex((other) => other.key === key);
		const same = all[known];
		if (same) {
			const { path, lines, commit, blob } = each;
			if (isWaiting(same) && commit !== undefined && same.commit !== commit)
				all[known] = { ...same, path, lines, commit, blob };
			continue;
		}
		if (settled.has(key)) continue;
		if (each.at < now - questionDays * dayMs) continue;
		all.push({
			...each,
			key,
			number: freeNumber(all),
			state: "open",
			wasShown: false,
		});
	}
	const isSame =
		all.length === questions.length &&
		all.every((each, at) => each === questions[at]);
	return isSame && questions === list.questions
		? list
		: { questions: withinBounds(all), settled, hidden, shown };
}

/** Those of most weight, where there are more than anybody will answer. */
function withinBounds(all: readonly OpenQuestion[]): readonly OpenQuestion[] {
	const open = all.filter(isWaiting);
	if (open.length <= mostOpen) return all;
	const kept = new Set(
		[...open].sort((a, b) => b.weight - a.weight).slice(0, mostOpen),
	);
	return all.filter((each) => !isWaiting(each) || kept.has(each));
}

function freeNumber(all: readonly OpenQuestion[]): number {
	const taken = new Set(all.map(({ number }) => number));
	let number = 1;
	while (taken.has(number)) number++;
	return number;
}

/** What somebody did with a question; `note` answers it. Does nothing where it is gone. */
export function settleQuestion(
	list: QuestionList,
	key: string,
	state: QuestionState,
	now: number,
	note?: NoteId,
): QuestionList {
	const settled = new Map(list.settled);
	if (state === "answered" || state === "never") settled.set(key, now);
	else settled.delete(key);
	return {
		...list,
		questions: list.questions.map((each) =>
			each.key === key ? { ...each, state, note: note ?? each.note } : each,
		),
		settled,
	};
}

/** Lists a colleague's question no more before `until`. */
export function hideNote(
	list: QuestionList,
	note: NoteId,
	until: number,
): QuestionList {
	return { ...list, hidden: new Map([...list.hidden, [note, until]]) };
}

/** Takes questions away whose ground is gone: the commit was taken away, or its message gives the reason by now. */
export function withdrawQuestions(
	list: QuestionList,
	keys: ReadonlySet<string>,
): QuestionList {
	if (keys.size === 0) return list;
	return {
		...list,
		questions: list.questions.filter(
			(each) => !isWaiting(each) || !keys.has(each.key),
		),
	};
}

/** Notes that the question was shown. */
export function markShown(
	list: QuestionList,
	key: string,
	now: number,
): QuestionList {
	return {
		...list,
		shown: [...list.shown, now],
		questions: list.questions.map((each) =>
			each.key === key ? { ...each, wasShown: true } : each,
		),
	};
}

/** Puts questions to where their code is by now; `placeOf` gives the same object for those that did not move. */
export function moveQuestions(
	list: QuestionList,
	placeOf: (question: OpenQuestion) => QuestionPlace,
): QuestionList {
	let isMoved = false;
	const questions = list.questions.map((each) => {
		const place = isWaiting(each) ? placeOf(each) : each;
		if (place === each) return each;
		isMoved = true;
		const { path, lines, blob } = place;
		return { ...each, path, lines, blob };
	});
	return isMoved ? { ...list, questions } : list;
}

/** Leaves out what is older than seven days, and what was settled long ago. */
export function expire(list: QuestionList, now: number): QuestionList {
	const oldest = now - questionDays * dayMs;
	const questions = list.questions.filter(({ at }) => at >= oldest);
	const remembered = [...list.settled]
		.filter(([, at]) => at >= now - settledDays * dayMs)
		.sort(([, a], [, b]) => b - a)
		.slice(0, mostSettled);
	const hidden = [...list.hidden].filter(([, until]) => until > now);
	// One of the future was noted by a clock that was wrong.
	const shown = list.shown.filter((at) => at > now - 2 * dayMs && at <= now);
	if (
		questions.length === list.questions.length &&
		remembered.length === list.settled.size &&
		hidden.length === list.hidden.size &&
		shown.length === list.shown.length
	)
		return list;
	return {
		questions,
		settled: new Map(remembered),
		hidden: new Map(hidden),
		shown,
	};
}
