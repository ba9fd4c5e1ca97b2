import type { SharedText } from "../../core/sharedText.ts";

/** A commit up to which somebody said that they know the news. */
export interface NewsMark {
	/** Full hash. */
	readonly commit: string;
	/** `YYYY-MM-DD`. */
	readonly day: string;
}

/** Up to where somebody knows the news. Private: on this machine alone. */
export interface NewsMarks {
	/** The newest first; several, for there are branches. */
	all(): readonly NewsMark[];
	/** Rejects where it cannot be written. */
	add(mark: NewsMark): Promise<void>;
	/** Forgets all of it, and removes the file. */
	wipe(): Promise<void>;
}

/** Branches that somebody goes to and fro between. */
const most = 5;

/** Kept in one text. What is no mark in it counts as none. */
export function createNewsMarks(text: SharedText): NewsMarks {
	return {
		all: () => read(text.read()),
		add: (mark) =>
			text.change((before) => {
				const others = read(before).filter(
					({ commit }) => commit !== mark.commit,
				);
				const seen = [mark, ...others].slice(0, most);
				return `${JSON.stringify({ version: 1, seen })}\n`;
			}),
		wipe: () => text.change(() => undefined),
	};
}

function read(text: string | undefined): readonly NewsMark[] {
	try {
		const { seen }: { readonly seen?: unknown } = JSON.parse(text ?? "{}");
		return Array.isArray(seen) ? seen.filter(isMark).slice(0, most) : [];
	} catch {
		return [];
	}
}

function isMark(value: unknown): value is NewsMark {
	const { commit, day } = (value ?? {}) as Partial<NewsMark>;
	return (
		typeof commit === "string" &&
		/^[0-9a-f]{40,64}$/.test(commit) &&
		typeof day === "string" &&
		/^\d{4}-\d\d-\d\d$/.test(day)
	);
}
