import type { LogEntry } from "./logEntry.ts";

/** What a decision leaves open. */
export type LogQuestionKind =
	/** It says neither why nor anything beside its title. */
	| "no-reason"
	/** It says of nothing that it was considered and not taken. */
	| "nothing-rejected"
	/** The day in its `until` has passed. */
	| "overdue"
	/** Nothing names it, it names nothing, and nobody confirmed or changed it, for a year. */
	| "uncited";

/** A question that the log itself raises about one of its entries. */
export interface LogQuestion {
	readonly kind: LogQuestionKind;
	readonly key: string;
}

/** What is asked with. */
export interface LogQuestionOptions {
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** Keys of entries that some note, record or other document of the repository links to. */
	readonly cited: ReadonlySet<string>;
	/** The day on which an entry was last confirmed, `YYYY-MM-DD`; `undefined`: never. */
	confirmed(key: string): string | undefined;
}

/**
 * What the decisions that hold, or are proposed, leave open; the most pressing first, each of an entry once per kind. Of one
 * without a reason it is not asked as well what else was considered.
 */
export function logQuestions(
	entries: readonly LogEntry[],
	{ today, cited, confirmed }: LogQuestionOptions,
): readonly LogQuestion[] {
	const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
	const questions = entries.flatMap((entry): LogQuestion[] => {
		const { key, state } = entry;
		if (state !== "accepted" && state !== "proposed") return [];
		const kinds: LogQuestionKind[] = [];
		if (isDay(entry.until) && entry.until < today) kinds.push("overdue");
		if (entry.why.trim() === "" && entry.gist.trim() === "")
			kinds.push("no-reason");
		else if (entry.rejected.length === 0) kinds.push("nothing-rejected");
		const last = [entry.date, confirmed(key)].filter(isDay).sort().at(-1);
		if (last !== undefined && last < yearAgo && !isCited(entry))
			kinds.push("uncited");
		return kinds.map((kind) => ({ kind, key }));
	});
	return questions.sort(
		(one, other) => order.indexOf(one.kind) - order.indexOf(other.kind),
	);

	function isCited(entry: LogEntry): boolean {
		return (
			cited.has(entry.key) ||
			entry.supersedes.length > 0 ||
			entry.relations.length > 0 ||
			entry.notes.length > 0
		);
	}
}

const order: readonly LogQuestionKind[] = [
	"overdue",
	"no-reason",
	"nothing-rejected",
	"uncited",
];

function isDay(text: string | undefined): text is string {
	return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
}
