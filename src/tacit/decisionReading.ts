import { decisionText } from "../combine/log/decisionText.ts";
import { entryOfNote } from "../combine/log/entryOfNote.ts";
import type { ReadEntry } from "../combine/log/logCache.ts";
import { maximumNoteBytes } from "../core/index/scanFile.ts";
import type { IndexedNote } from "../core/note.ts";
import { createPacer } from "../core/pacer.ts";
import type { FileStamp } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import type { TacitBase } from "./base.ts";

/** The published notes, as the log needs them. */
export interface ReadNotes {
	/** Of those with a decision, each by itself, in the order of their paths. */
	readonly entries: readonly ReadEntry["entry"][];
	/** The others, with their heads unpacked. */
	others(): readonly IndexedNote[];
	/** Whether `entries` came to be others than they were. */
	readonly isChanged: boolean;
}

/** A note, and the stamp that its file had. */
interface KnownNote {
	readonly stamp: FileStamp;
	readonly note: IndexedNote;
}

/** Reads notes for the log; what it has read, and `kept` holds, is read again only where the file changed. */
export function createNoteReading(
	{ workspace, index, slice }: Pick<TacitBase, "workspace" | "index" | "slice">,
	kept: Map<RepoPath, ReadEntry>,
): () => Promise<ReadNotes> {
	let others = new Map<RepoPath, KnownNote>();

	return async () => {
		const pacer = createPacer(slice);
		await index.settle(pacer);
		const decisions = new Map<RepoPath, KnownNote>();
		const rest: KnownNote[] = [];
		for (const note of index.notes()) {
			const { visibility, path } = note.file;
			if (visibility !== "published") continue;
			const stamp = stampOf(note);
			if (isDecision(note, stamp)) decisions.set(path, { stamp, note });
			else rest.push({ stamp, note });
		}
		const changed = await readChanged(decisions);
		const gone = [...kept.keys()].filter((path) => !decisions.has(path));
		for (const path of gone) kept.delete(path);
		return {
			entries: [...decisions.keys()]
				.sort()
				.flatMap((path) => kept.get(path)?.entry ?? []),
			others: () => unpacked(rest),
			isChanged: changed + gone.length > 0,
		};
	};

	/** What is known of the file spares a look at its head. */
	function isDecision(note: IndexedNote, stamp: FileStamp): boolean {
		const { path } = note.file;
		if (stamp !== "" && kept.get(path)?.stamp === stamp) return true;
		if (stamp !== "" && others.get(path)?.stamp === stamp) return false;
		return note.head.kind === "decision";
	}

	function unpacked(rest: readonly KnownNote[]): readonly IndexedNote[] {
		const known = new Map<RepoPath, KnownNote>();
		for (const { note, stamp } of rest) {
			const { path } = note.file;
			const before = others.get(path);
			known.set(
				path,
				before && before.stamp === stamp && stamp !== ""
					? before
					: { stamp, note: { head: note.head, file: note.file } },
			);
		}
		others = known;
		return [...known.values()].map(({ note }) => note);
	}

	function stampOf({ file }: IndexedNote): FileStamp {
		return index.row(file)?.stamp ?? "";
	}

	/** How many there were. */
	async function readChanged(
		decisions: ReadonlyMap<RepoPath, KnownNote>,
	): Promise<number> {
		const paths = [...decisions].flatMap(([path, { stamp }]) =>
			stamp !== "" && kept.get(path)?.stamp === stamp ? [] : [path],
		);
		await workspace.visitFiles({
			...{ paths, pacer: createPacer(slice), maximumBytes: maximumNoteBytes },
			known: () => undefined,
			visit(path, found) {
				const { note, stamp = "" } = decisions.get(path) ?? {};
				const decoded =
					found.state === "read" ? decodeText(found.bytes) : undefined;
				if (note && decoded && "text" in decoded)
					kept.set(path, {
						stamp,
						entry: entryOfNote(
							{ head: note.head, file: note.file },
							decisionText(decoded.text),
						),
					});
				else kept.delete(path);
			},
		});
		return paths.length;
	}
}
