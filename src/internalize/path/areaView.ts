import type { IndexedNote } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Churn } from "./churn.ts";
import type { FileFacts } from "./fileFacts.ts";
import type { FileTree } from "./imports/fileTree.ts";
import type { PathStep } from "./pathStep.ts";

/** A note that may be on the path. */
export interface AreaNote {
	readonly note: IndexedNote;
	/** The file or folder of the area that it is about: the first such. */
	readonly about: RepoPath;
}

/** A decision record that may be on the path. */
export interface AreaRecord {
	readonly path: RepoPath;
	/** One line of Markdown source. */
	readonly title: string;
	/** The files that it names. */
	readonly files: readonly RepoPath[];
}

/** All that is known of an area, as data: what its reading path is made of. */
export interface AreaView {
	/** A folder; the root for the whole repository. */
	readonly area: RepoPath;
	/** A file of it that somebody is to work on: then the path leads to that, and on to what builds on it. */
	readonly focus: RepoPath | undefined;
	readonly tree: FileTree;
	/** The code that was read, tests aside: the area’s, and others’ that may build on it or that it builds on. */
	readonly facts: ReadonlyMap<RepoPath, FileFacts>;
	/** All tests of the repository. */
	readonly tests: readonly RepoPath[];
	readonly churn: Churn;
	/** Published ones that hold. */
	readonly notes: readonly AreaNote[];
	/** Those that hold. */
	readonly records: readonly AreaRecord[];
	/** What the team pinned, in its order. */
	readonly pinned: readonly PathStep[];
	/** At most so many steps, unless the team pinned more. */
	readonly most: number;
}
