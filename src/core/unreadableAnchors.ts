import { isTacitError } from "./errors.ts";
import type { FileFinding } from "./finding.ts";
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
	/** One finding for each such anchor of the notes. A path that could be read is not looked at again before `forget`. */
	findings(notes: Iterable<IndexedNote>): Promise<readonly FileFinding[]>;
	forget(): void;
}

/** An `AnchorCheck` in the tree of the code. */
export function createAnchorCheck(
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
		async findings(notes) {
			const pacer = createPacer(slice);
			const findings: FileFinding[] = [];
			for (const note of [...notes]) {
				if (mayLoseCode(note)) continue;
				for (const anchor of note.head.anchors) {
					if (readable.has(anchor.path)) continue;
					const failure = await failureAt(anchor.path);
					if (failure) findings.push(unreadableAnchor(note, anchor, failure));
				}
				if (pacer.isDue()) await pacer.rest();
			}
			return findings;
		},
		forget: () => readable.clear(),
	};
}
