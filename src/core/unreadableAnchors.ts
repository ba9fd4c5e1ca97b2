import { isTacitError } from "./errors.ts";
import type { FileFinding } from "./finding.ts";
import type { NoteIndex } from "./index/noteIndex.ts";
import { type Message, msg } from "./message.ts";
import type { IndexedNote } from "./note.ts";
import { createPacer, type Slice } from "./pacer.ts";
import type { Workspace } from "./ports.ts";
import type { RepoPath } from "./repoPath.ts";

/** That the file or folder which an anchor names cannot be read, and why: above all, that it lies outside of the repository. */
export function unreadableAnchor(
	{ file }: IndexedNote,
	{ noteLine, isFolder }: IndexedNote["head"]["anchors"][number],
	failure: Message,
): FileFinding {
	return {
		code: "unreadable",
		severity: "warning",
		file,
		lines: { start: noteLine, end: noteLine },
		found: failure,
		expected: msg`a ${isFolder ? "folder" : "file"} that can be read`,
	};
}

/** Whether a note may lose its code without anybody being told: it does not hold any more. */
export function mayLoseCode({ head: { status } }: IndexedNote): boolean {
	return status === "retired" || status === "superseded";
}

/** Looks which files and folders that notes name cannot be read. */
export interface AnchorCheck {
	/** One finding for each such anchor. A path that could be read is not looked at again before `forget`. */
	findings(): Promise<readonly FileFinding[]>;
	forget(): void;
}

/** An `AnchorCheck` of all notes in the tree of the code. Only those that name what cannot be read are unpacked. */
export function createAnchorCheck(
	index: Pick<NoteIndex, "anchorsWhere" | "namedPaths">,
	workspace: Pick<Workspace, "kindOf">,
	slice: Slice,
): AnchorCheck {
	const readable = new Set<RepoPath>();
	const failureAt = async (path: RepoPath): Promise<Message | undefined> => {
		try {
			await workspace.kindOf(path);
			readable.add(path);
			return undefined;
		} catch (error) {
			if (!isTacitError(error)) throw error;
			return error.words;
		}
	};
	return {
		async findings() {
			const pacer = createPacer(slice);
			const failures = new Map<RepoPath, Message>();
			for (const path of await index.namedPaths(pacer)) {
				if (readable.has(path)) continue;
				if (pacer.isDue()) await pacer.rest();
				const failure = await failureAt(path);
				if (failure) failures.set(path, failure);
			}
			if (failures.size === 0) return [];
			const unreadable = await index.anchorsWhere(
				({ path }) => failures.has(path),
				pacer,
			);
			return unreadable.flatMap(({ note, anchor }) => {
				const failure = failures.get(anchor.path);
				return failure && !mayLoseCode(note)
					? [unreadableAnchor(note, anchor, failure)]
					: [];
			});
		},
		forget: () => readable.clear(),
	};
}
