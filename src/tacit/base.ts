import type { Codec } from "../core/codec.ts";
import type { TeamConfig } from "../core/config.ts";
import type { NoteIndex } from "../core/index/noteIndex.ts";
import type { NoteEdit } from "../core/markdown/editNote.ts";
import type { IndexedNote, Visibility } from "../core/note.ts";
import type { NoteId } from "../core/noteId.ts";
import type { Slice } from "../core/pacer.ts";
import type { History, Log, Workspace } from "../core/ports.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { NoteStore } from "../core/store.ts";
import type { Template } from "../externalize/templates/template.ts";

/** What the parts of the facade share. */
export interface TacitBase {
	readonly workspace: Workspace;
	/** The same, and the private notes'. */
	readonly trees: Readonly<Record<Visibility, Workspace>>;
	/** `undefined` without git, and in workspaces that are not trusted. */
	readonly historyIfAny: History | undefined;
	/** Throws `no-git` where there is none. */
	history(): History;
	readonly log: Log;
	readonly codec: Codec;
	readonly slice: Slice;
	readonly index: NoteIndex;
	readonly store: NoteStore;
	/** Throws `unknown-note`. */
	known(id: NoteId): IndexedNote;
	/** Changes a note's file, and reads it again. */
	edit(id: NoteId, edits: readonly NoteEdit[]): Promise<void>;
	/** Reads files of notes again. */
	refresh(visibility: Visibility, paths: readonly RepoPath[]): Promise<void>;
	/** What notes may begin with. */
	templates(): readonly Template[];
	/** Where new notes lie, as the team settled it. */
	layout(): TeamConfig["layout"];
	/** Resolves when all notes are read. For questions about all of them: before, to look into every note would only make it longer. */
	loaded(): Promise<unknown>;
	/** The text of any file of the repository; `undefined` where there is none. */
	readText(path: RepoPath): Promise<string | undefined>;
}
