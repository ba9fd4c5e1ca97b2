import type { IndexedNote, NoteHead } from "../../core/note.ts";
import {
	folderOf,
	type RepoPath,
	resolveRepoPath,
} from "../../core/repoPath.ts";
import { areaOf } from "./areaOf.ts";
import type { DecisionText } from "./decisionText.ts";
import type { EntryState, LogEntry } from "./logEntry.ts";

/**
 * The entry of a note with a decision, as the note alone has it: it names what it supersedes, relates to and came from by
 * ids that nobody has looked up, and no other notes. See `linkEntries`.
 */
export function entryOfNote(
	{ head, file }: IndexedNote,
	{ recordedIn, statusWritten, ...text }: DecisionText,
): LogEntry {
	const isKnown = head.status !== undefined || statusWritten === undefined;
	return {
		key: head.id,
		repository: undefined,
		source: { type: "note", id: head.id, path: file.path },
		title: head.title,
		status:
			statusWritten !== undefined && !isKnown ? statusWritten : stateOf(head),
		state: isKnown ? stateOf(head) : "unknown",
		date: head.date,
		people: head.by,
		tags: head.tags,
		area: areaOf(head.anchors),
		...text,
		code: head.anchors.map(({ path, lines, symbol }) => ({
			...{ path, lines, symbol },
		})),
		supersedes: head.supersedes,
		supersededBy: [],
		relations: [
			...head.relates.map((key) => ({
				...{ is: "relates" as const, written: undefined, key },
			})),
			...head.from.map((key) => ({
				...{ is: "from" as const, written: undefined, key },
			})),
		],
		notes: [],
		until: head.until,
		recordedIn:
			recordedIn === undefined
				? undefined
				: recordedPath(recordedIn, file.path),
	};
}

/** Where a link in a note leads of which it says that the record made of it is there; `undefined` where nothing can be there. */
export function recordedPath(
	link: string,
	note: RepoPath,
): RepoPath | undefined {
	try {
		return resolveRepoPath(folderOf(note), decodeURI(link));
	} catch {
		// No address that anything leads to.
		return undefined;
	}
}

function stateOf({ status }: NoteHead): EntryState {
	switch (status) {
		case "proposed":
		case "superseded":
		case "retired":
			return status;
		default:
			return "accepted";
	}
}
