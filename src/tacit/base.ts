import type { NoteIndex } from "../core/index/noteIndex.ts";
import type { Slice } from "../core/pacer.ts";
import type { History, Log, Workspace } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { NoteStore } from "../core/store.ts";

/** What the parts of the facade share. */
export interface TacitBase {
	readonly workspace: Workspace;
	/** `undefined` without git, and in workspaces that are not trusted. */
	readonly historyIfAny: History | undefined;
	/** Throws `no-git` where there is none. */
	history(): History;
	readonly log: Log;
	readonly slice: Slice;
	readonly index: NoteIndex;
	readonly store: NoteStore;
	/** Resolves when all notes are read. For questions about all of them: before, to look into every note would only make it longer. */
	loaded(): Promise<unknown>;
	/** The text of any file of the repository; `undefined` where there is none. */
	readText(path: RepoPath): Promise<string | undefined>;
}
