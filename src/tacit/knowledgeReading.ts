import { areaOf } from "../combine/log/areaOf.ts";
import type { EntryState, LogEntry } from "../combine/log/logEntry.ts";
import type { Knowledge } from "../combine/relations/knowledge.ts";
import {
	knowledgeOf,
	knowledgeOfNote,
} from "../combine/relations/knowledgeOf.ts";
import { maximumNoteBytes } from "../core/index/scanFile.ts";
import { gistOf } from "../core/markdown/gist.ts";
import type { NoteHead } from "../core/note.ts";
import { createPacer } from "../core/pacer.ts";
import type { Person } from "../core/person.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import type { TacitBase } from "./base.ts";
import type { FoundDecisions } from "./decisions.ts";

/** A note or a record that is compared with others. */
export interface Compared {
	/** The id of a note, or the path of a record. */
	readonly key: string;
	readonly path: RepoPath;
	/** One line of Markdown source. */
	readonly title: string;
	readonly isRecord: boolean;
	/** Markdown source of at most 5 lines and 600 characters. */
	readonly gist: string;
	readonly people: readonly Person[];
	/** `YYYY-MM-DD`. */
	readonly date: string | undefined;
	/** Of decisions. */
	readonly state: EntryState | undefined;
	/** The folder that it is about, at most two levels deep; empty: all of the repository. */
	readonly area: RepoPath;
}

/** All published notes and records, as they are compared, and by key. */
export interface ReadKnowledge {
	readonly all: readonly Knowledge[];
	readonly compared: ReadonlyMap<string, Compared>;
}

/** Reads every published note and record; what cannot be read is left out. */
export async function readKnowledge(
	{ workspace, slice, index }: Pick<TacitBase, "workspace" | "slice" | "index">,
	decisions: () => Promise<FoundDecisions>,
): Promise<ReadKnowledge> {
	const { entries } = await decisions();
	const byPath = new Map<RepoPath, LogEntry>(
		entries.map((entry) => [entry.source.path, entry]),
	);
	const heads = new Map<RepoPath, NoteHead>();
	for (const { head, file } of index.notes())
		if (file.visibility === "published" && !byPath.has(file.path))
			heads.set(file.path, head);
	const all: Knowledge[] = [];
	const compared = new Map<string, Compared>();
	await workspace.visitFiles({
		paths: [...byPath.keys(), ...heads.keys()].sort(),
		...{ pacer: createPacer(slice), maximumBytes: maximumNoteBytes },
		known: () => undefined,
		visit(path, found) {
			const decoded =
				found.state === "read" ? decodeText(found.bytes) : undefined;
			if (!decoded || !("text" in decoded)) return;
			const entry = byPath.get(path);
			const head = heads.get(path);
			if (entry) {
				all.push(knowledgeOf(entry, decoded.text));
				compared.set(entry.key, ofEntry(entry));
			} else if (head) {
				all.push(knowledgeOfNote(head, path, decoded.text));
				compared.set(head.id, ofNote(head, path, decoded.text));
			}
		},
	});
	return { all, compared };
}

function ofEntry(entry: LogEntry): Compared {
	const { key, source, title, gist, people, date, state, area } = entry;
	return {
		...{ key, title, gist, people, date, state, area },
		path: source.path,
		isRecord: source.type === "record",
	};
}

function ofNote(head: NoteHead, path: RepoPath, text: string): Compared {
	return {
		...{ key: head.id, path, title: head.title, isRecord: false },
		...{ gist: gistOf(text), people: head.by, date: head.date },
		state: undefined,
		area: areaOf(head.anchors),
	};
}
