import type { PageDetail, PageEntry } from "./pageEntry.ts";
import type { PageWords } from "./pageWords.ts";

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
