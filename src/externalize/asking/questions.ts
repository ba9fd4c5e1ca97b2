import type { Disposable } from "../../core/disposable.ts";
import type { NoteId } from "../../core/noteId.ts";
import type { SharedText } from "../../core/sharedText.ts";
import type {
	NewQuestion,
	OpenQuestion,
	QuestionPlace,
	QuestionState,
} from "./openQuestion.ts";
import { readQuestions, writeQuestions } from "./questionFile.ts";
import {
	addQuestions,
	expire,
	hideNote,
	markShown,
	moveQuestions,
	type QuestionList,
	settleQuestion,
	waiting,
	withdrawQuestions,
} from "./questionList.ts";

/**
 * The questions that wait in a repository, for all windows and the command line: they lie in a file of the git directory,
 * which is read anew for each question. Every change rejects where that file cannot be written.
 */
export interface Questions {
	/** Those that wait, the most telling first, then the newest. */
	waiting(): readonly OpenQuestion[];
	/** Those that were answered in the last days, with the notes that do. */
	answered(): readonly OpenQuestion[];
	/** Adds what came up; returns those that were not there yet. */
	add(news: readonly NewQuestion[]): Promise<readonly OpenQuestion[]>;
	/** What somebody did with one; `note` answers it. */
	settle(key: string, state: QuestionState, note?: NoteId): Promise<void>;
	/**
	 * It is about to be shown, and when that is; `undefined` where another has shown it meanwhile, it waits no more, or
	 * `may` says no to when others were shown.
	 */
	claim(
		key: string,
		may: (shown: readonly number[]) => boolean,
	): Promise<number | undefined>;
	/** When those of this repository were shown, by whichever window or hook, within the last two days, in order. */
	shown(): readonly number[];
	/** Takes away those whose ground is gone. */
	withdraw(keys: ReadonlySet<string>): Promise<void>;
	/** See `moveQuestions`. */
	move(placeOf: (question: OpenQuestion) => QuestionPlace): Promise<void>;
	/** Whether a colleague's question is put off, or is never to be listed. */
	isHidden(note: NoteId): boolean;
	/** Lists a colleague's question no more before `until` (milliseconds since 1970-01-01 UTC). */
	hide(note: NoteId, until: number): Promise<void>;
	/** Told when `touch` finds other ones than before, and after every change made here. */
	onDidChange(listener: () => void): Disposable;
	/** Whoever sees that the file was written says so: by another window, or the command line. */
	touch(): void;
}

/** Opens the questions in `file`. `now`: milliseconds since 1970-01-01 UTC. */
export function createQuestions(
	file: SharedText,
	now: () => number,
): Questions {
	const listeners = new Set<() => void>();
	let known: {
		readonly text: string | undefined;
		readonly list: QuestionList;
	} = { text: undefined, list: readQuestions(undefined) };
	const parse = (text: string | undefined) => {
		if (text !== known.text) known = { text, list: readQuestions(text) };
		return known.list;
	};
	const tell = () => {
		for (const listener of [...listeners]) listener();
	};
	const change = async (edit: (list: QuestionList) => QuestionList) => {
		let isChanged = false;
		await file.change((text) => {
			const before = parse(text);
			const after = edit(before);
			isChanged = after !== before;
			return isChanged ? writeQuestions(after) : text;
		});
		if (isChanged) tell();
	};
	return {
		waiting: () => waiting(expire(parse(file.read()), now())),
		answered: () =>
			expire(parse(file.read()), now()).questions.filter(
				({ state, note }) => state === "answered" && note !== undefined,
			),
		async add(news) {
			if (news.length === 0) return [];
			let added: readonly OpenQuestion[] = [];
			await change((list) => {
				const after = addQuestions(list, news, now());
				const before = new Set(list.questions.map(({ key }) => key));
				added = after.questions.filter(({ key }) => !before.has(key));
				return after;
			});
			return added;
		},
		settle: (key, state, note) =>
			change((list) => settleQuestion(list, key, state, now(), note)),
		async claim(key, may) {
			let at: number | undefined;
			await change((whole) => {
				const list = expire(whole, now());
				const isThere = list.questions.some(
					(each) => each.key === key && each.state === "open" && !each.wasShown,
				);
				at = isThere && may(list.shown) ? now() : undefined;
				return at === undefined ? whole : markShown(list, key, at);
			});
			return at;
		},
		shown: () => expire(parse(file.read()), now()).shown,
		withdraw: (keys) => change((list) => withdrawQuestions(list, keys)),
		move: (placeOf) => change((list) => moveQuestions(list, placeOf)),
		isHidden: (note) => (parse(file.read()).hidden.get(note) ?? 0) > now(),
		hide: (note, until) => change((list) => hideNote(list, note, until)),
		onDidChange(listener) {
			listeners.add(listener);
			return { dispose: () => void listeners.delete(listener) };
		},
		touch() {
			const before = known.text;
			parse(file.read());
			if (known.text !== before) tell();
		},
	};
}
