import { type NoteId, parseNoteId } from "../../core/noteId.ts";

/** An id in a note's front matter, and where it stands. */
export interface NamedId {
	readonly key: "id" | "supersedes" | "relates" | "from";
	readonly id: NoteId;
	/** 1-based. */
	readonly line: number;
	/** 0-based column, in UTF-16 units. */
	readonly start: number;
	/** Before this column it ends. */
	readonly end: number;
}

/** Lines of front matter that are looked at. */
const mostLines = 200;

/** The ids in a note's front matter, its own first of all, found without parsing, in the order in which they stand. */
export function namedIds(text: string): readonly NamedId[] {
	const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/, mostLines);
	if (!/^\ufeff?---[ \t]*$/.test(lines[0] ?? "")) return [];
	const found: NamedId[] = [];
	let key: NamedId["key"] | undefined;
	for (const [at, line] of lines.entries()) {
		if (at === 0) continue;
		if (/^(?:---|\.\.\.)[ \t]*$/.test(line)) break;
		const named = /^([A-Za-z][\w-]*)[ \t]*:/.exec(line);
		if (named) key = keys.find((each) => each === named[1]);
		if (key === undefined) continue;
		const from = named?.[0].length ?? 0;
		const value = line.slice(from).replace(/(?:^|\s)#.*$/, "");
		for (const match of value.matchAll(
			/(?<![\w-])[a-z][a-z0-9]{7}(?![\w-])/g,
		)) {
			const id = parseNoteId(match[0]);
			const start = from + match.index;
			if (id)
				found.push({ key, id, line: at + 1, start, end: start + id.length });
		}
	}
	return found;
}

const keys = ["id", "supersedes", "relates", "from"] as const;
