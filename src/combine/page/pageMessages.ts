import { entryStates } from "../log/logEntry.ts";
import type { PageDetail, PageEntry, PageLink } from "./pageEntry.ts";
import { englishWords, type PageWords } from "./pageWords.ts";
import {
	isEither,
	isListOf,
	isMaybe,
	isShape,
	isText,
	type Test,
} from "./shape.ts";

/** What the view asks of whoever shows it. `id` tells answers apart. */
export type PageQuestion =
	| { readonly type: "ready" }
	| { readonly type: "detail"; readonly id: number; readonly key: string }
	| {
			readonly type: "open";
			/** Of the entry that leads there. */
			readonly key: string;
			readonly path: string;
			readonly lines:
				| { readonly start: number; readonly end: number }
				| undefined;
			/** Whether the keyboard stays in the view. */
			readonly keepsFocus: boolean;
	  };

/** What it is told. */
export type PageAnswer =
	| {
			readonly type: "entries";
			/** Of whose repository, as a URI: what the view is brought back by after a reload. */
			readonly root: string;
			readonly entries: readonly PageEntry[];
			readonly words: PageWords;
	  }
	| {
			readonly type: "detail";
			readonly id: number;
			/** `undefined`: there is none, or it cannot be shown. */
			readonly detail: PageDetail | undefined;
	  }
	/** Chooses an entry. */
	| { readonly type: "choose"; readonly key: string };

/** A message of the view as it came, whatever it is: `undefined` where it is none of its own. */
export function readQuestion(message: unknown): PageQuestion | undefined {
	if (typeof message !== "object" || message === null) return undefined;
	const { type, id, key, path, lines, keepsFocus } = message as Record<
		string,
		unknown
	>;
	if (type === "ready") return { type };
	if (type === "detail" && typeof id === "number" && typeof key === "string")
		return { type, id, key };
	if (type !== "open" || typeof path !== "string" || typeof key !== "string")
		return undefined;
	return {
		type,
		key,
		path,
		lines: readLines(lines),
		keepsFocus: keepsFocus === true,
	};
}

/** A message to the view as it came, whatever it is: `undefined` where any part of it is not as it is to be. */
export function readAnswer(message: unknown): PageAnswer | undefined {
	return isAnswer(message) ? message : undefined;
}

function isLines(
	lines: unknown,
): lines is { readonly start: number; readonly end: number } {
	return readLines(lines) !== undefined;
}

const isLink = isShape<PageLink>({
	label: isText,
	path: isText,
	lines: isMaybe(isLines),
	url: isMaybe(isText),
});

const isDetail = isShape<PageDetail>({
	key: isText,
	titleHtml: isText,
	gistHtml: isText,
	whyHtml: isText,
	rejected: isListOf(isShape({ titleHtml: isText, reasonHtml: isText })),
	diagrams: isListOf(isShape({ source: isText, drawn: isMaybe(isText) })),
	source: isLink,
	code: isListOf(isLink),
	relations: isListOf(isShape({ words: isText, key: isText })),
	notes: isListOf(isShape({ kind: isText, title: isText, source: isLink })),
	until: isMaybe(isText),
});

const isEntry = isShape<PageEntry>({
	key: isText,
	repository: isMaybe(isText),
	type: isEither("note", "record"),
	title: isText,
	status: isText,
	state: isEither(...entryStates),
	date: isMaybe(isText),
	people: isListOf(isText),
	tags: isListOf(isText),
	area: isText,
	text: isText,
	supersedes: isListOf(isText),
	supersededBy: isListOf(isText),
	related: isListOf(isText),
});

/** As the English ones are: each a text, those of the states by themselves. */
const isWords = ((words) => {
	const { states, ...others } = englishWords;
	const texts = (of: object) =>
		Object.fromEntries(Object.keys(of).map((name) => [name, isText]));
	return isShape({ ...texts(others), states: isShape(texts(states)) })(words);
}) as Test<PageWords>;

const answers: {
	readonly [T in PageAnswer["type"]]: Test<
		Extract<PageAnswer, { readonly type: T }>
	>;
} = {
	entries: isShape({
		type: isEither("entries"),
		root: isText,
		entries: isListOf(isEntry),
		words: isWords,
	}),
	detail: isShape({
		type: isEither("detail"),
		id: (id): id is number => typeof id === "number",
		detail: isMaybe(isDetail),
	}),
	choose: isShape({ type: isEither("choose"), key: isText }),
};

function isAnswer(message: unknown): message is PageAnswer {
	return Object.values(answers).some((is) => is(message));
}

function readLines(
	lines: unknown,
): { readonly start: number; readonly end: number } | undefined {
	if (typeof lines !== "object" || lines === null) return undefined;
	const { start, end } = lines as Record<string, unknown>;
	return Number.isInteger(start) &&
		Number.isInteger(end) &&
		(start as number) >= 1 &&
		(end as number) >= (start as number)
		? { start: start as number, end: end as number }
		: undefined;
}
