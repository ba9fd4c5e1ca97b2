import type { Disposable } from "./disposable.ts";
import type { TacitError } from "./errors.ts";
import type { LineRange } from "./lineRange.ts";
import type { Message } from "./message.ts";
import type { NoteId } from "./noteId.ts";
import type { Pacer } from "./pacer.ts";
import type { Person } from "./person.ts";
import type { RepoPath } from "./repoPath.ts";

/** Tells one version of a file from another: changes whenever the content may have. Opaque; compare with `===`. */
export type FileStamp = string;

/** A file as read. */
export interface FileContent {
	readonly bytes: Uint8Array;
	readonly stamp: FileStamp;
	/** Whether the path is a symbolic link to where it was read. */
	readonly isLink?: boolean;
}

/** A file as listed. */
export interface FileEntry {
	readonly path: RepoPath;
	readonly stamp: FileStamp;
}

/** What `visitFiles` found at a path; `bytes` are valid only until the visitor returns. */
export type FileVisit =
	| ({ readonly state: "read" } & FileContent)
	| { readonly state: "unchanged" }
	| { readonly state: "gone" }
	| { readonly state: "refused"; readonly error: TacitError };

/** Which files to visit, and who is told. */
export interface FileVisits {
	readonly paths: readonly RepoPath[];
	/** The stamp that the file had when the caller last read it; while it holds the file is not read again. */
	known(path: RepoPath): FileStamp | undefined;
	/** Called once for each path, in order. */
	visit(path: RepoPath, found: FileVisit): void;
	/** Larger files are refused with `too-large`, unread. */
	readonly maximumBytes: number;
	readonly pacer: Pacer;
}

/** How a file is removed. */
export interface RemoveOptions {
	/** To the system's trash, where there is one. */
	readonly trash: boolean;
	/** Its folder, too, if nothing else is in it. */
	readonly withFolder?: boolean;
}

/**
 * A folder tree that Tacit may read and write: the repository, or the drafts beside its history.
 * In the editor it sees unsaved buffers. Paths that pass a symbolic link out of the tree are refused
 * with `outside-repository`.
 */
export interface Workspace {
	/**
	 * Where notes lie, and where they are mislaid: every Markdown file below a `.tacit` folder, without the root's
	 * reserved folders (for the drafts: every Markdown file). Each folder's files stand together. Unlike `listFolder` it
	 * looks at no file; `visitFiles` does. A `.tacit` that is a symbolic link stands in the list itself, to be refused.
	 */
	listNoteFiles(pacer: Pacer): Promise<readonly RepoPath[]>;
	/**
	 * The files whose names are wanted, by a walk past nested repositories, `node_modules` and `.tacit` folders, and past what
	 * `.gitignore` files leave out: for where git cannot be asked. Follows no symbolic link, which is listed if its own name is wanted, as is a folder that cannot be
	 * read. Looks into at most 20,000 folders.
	 */
	walk(
		isWanted: (name: string) => boolean,
		pacer: Pacer,
	): Promise<readonly RepoPath[]>;
	/** Reads many files one after the other, several times faster than `read` does, and as they lie on disk in the editor, too. */
	visitFiles(visits: FileVisits): Promise<void>;
	/** The files directly in `folder`, without descending; empty when there is no such folder. */
	listFolder(folder: RepoPath): Promise<readonly FileEntry[]>;
	/** `undefined` when there is no such file. Throws `unreadable`, `too-large` (over 64 MB) or `outside-repository`. */
	read(path: RepoPath): Promise<FileContent | undefined>;
	/** What stands at the path: `undefined` when nothing does. */
	kindOf(path: RepoPath): Promise<"file" | "folder" | undefined>;
	/**
	 * Writes the whole file atomically, permissions kept, making folders as needed. `expected` is the content that
	 * the caller read (`undefined`: the file must not exist). If other bytes stand there by now, nothing is
	 * written and `conflict` is thrown. Throws `unwritable` too.
	 */
	write(
		path: RepoPath,
		bytes: Uint8Array,
		expected: Uint8Array | undefined,
	): Promise<void>;
	/**
	 * Removes the file. Compares like `write`. Resolves to where (absolute) it is kept if it was to go to the system's trash
	 * and there is none for it.
	 */
	remove(
		path: RepoPath,
		expected: Uint8Array,
		options: RemoveOptions,
	): Promise<string | undefined>;
	/** Told of files that came, went or changed by anybody's hand; several at once. */
	onDidChange(listener: (paths: readonly RepoPath[]) => void): Disposable;
}

/** Where HEAD stands. */
export interface Head {
	/** Full hash; `undefined` before the first commit. */
	readonly commit: string | undefined;
	/** Short branch name; `undefined` when detached. */
	readonly branch: string | undefined;
}

/** Every file of the work tree but notes, with its blob id where it is as git's index has it. */
export type WorkTree = ReadonlyMap<RepoPath, string | undefined>;

/** How the work tree differs from a commit. Files that git does not know are not in it. */
export interface Changes {
	/** New path by old, as git pairs them in one step. */
	readonly renames: ReadonlyMap<RepoPath, RepoPath>;
	/** Paths of today whose text is another than in the commit, or that it did not have; renamed ones are among them. */
	readonly changed: ReadonlySet<RepoPath>;
	/** Those of them that it did not have; renamed ones too. */
	readonly added: ReadonlySet<RepoPath>;
}

/** Who wrote a commit, when and why. */
export interface Commit {
	/** Full hash. */
	readonly hash: string;
	/** As the mailmap has them. */
	readonly author: Person;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
	/** All of it, subject first. */
	readonly message: string;
}

/** The commit that added a note. */
export interface AddedNote {
	/** Full hash. */
	readonly commit: string;
	/** As the mailmap has them. */
	readonly author: Person;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
}

/** What a commit did to notes. */
export interface NoteChange {
	/** Of the author, as the mailmap has it. */
	readonly email: string;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
	readonly added: readonly NoteId[];
	readonly changed: readonly NoteId[];
}

/** Who wrote lines of a file. */
export interface LineAuthor {
	/** Full hash. */
	readonly commit: string;
	/** As the mailmap has them. */
	readonly author: Person;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
}

/** A version of a file: where it stood, and git's id of its text. */
export interface FileVersion {
	readonly path: RepoPath;
	readonly blob: string;
}

/** A file that is not what it was. */
export interface ChangedFile {
	/** `undefined` where it was added. */
	readonly before: FileVersion | undefined;
	/** `undefined` where it was taken away. */
	readonly after: FileVersion | undefined;
}

/** What the work tree has made of a file of a commit. */
export interface WorkChange {
	/** `undefined` where the commit did not have it. */
	readonly before: FileVersion | undefined;
	/** `undefined` where the work tree has it no more. */
	readonly after: RepoPath | undefined;
	/** It is, or was, a submodule: `blob` names its commit. Left out: it is a file. */
	readonly isSubmodule?: true;
}

/** What a commit did to a file. */
export interface FileChange extends ChangedFile {
	readonly commit: Commit;
}

/** A commit with all that it did to files, as `History.commitsIn` tells it. */
export interface WholeCommit extends Commit {
	/** Full hashes; none for the first commit, several for a merge. */
	readonly parents: readonly string[];
	/** What it did to files against its parent; empty for a merge, whose changes others made. Submodules are left out. */
	readonly files: readonly ChangedFile[];
}

/** A commit with the names of what it changed in an area, and no more. */
export interface AreaCommit {
	/** As the mailmap has them. */
	readonly author: Person;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
	/** The files at or below the area's folder, those taken away among them. */
	readonly paths: readonly RepoPath[];
}

/** A file that a commit worked on. */
export interface WorkedFile {
	/** After the commit; of one that it took away, before. */
	readonly path: RepoPath;
	/** Where it stood before, as git pairs it; `undefined` where it was not moved. */
	readonly from: RepoPath | undefined;
	/** `moved`: hardly anything else became of it, so that nobody worked on it. */
	readonly how: "added" | "changed" | "moved" | "removed";
}

/** A commit as it tells who worked on what. */
export interface WorkCommit {
	/** Full hash. */
	readonly hash: string;
	/** Of authorship: whole days since 1970-01-01 UTC. */
	readonly day: number;
	/** As the mailmap has them. */
	readonly author: Person;
	/** The address as it stands in the commit. */
	readonly writtenEmail: string;
	/** The values of its `Co-authored-by` lines, as written. */
	readonly coAuthors: readonly string[];
	/** The first line of its message. */
	readonly subject: string;
	/** Empty for a merge, whose changes others made, and for the first commits of a shallow clone, which only seem to add all files. */
	readonly files: readonly WorkedFile[];
}

/** What `History.work` has told commits of. */
export interface ToldWork {
	/** Full hash of HEAD; `undefined` before the first commit. */
	readonly head: string | undefined;
	/** Full hashes of commits that `since` reaches and HEAD does not. */
	readonly gone: readonly string[];
}

/** What tells whether work that was told before can be gone on with: see `History.workBasis`. */
export interface WorkBasis {
	/** Full hash of HEAD; `undefined` before the first commit. */
	readonly head: string | undefined;
	/** Where history was cut off, as git notes it; empty where it was not. */
	readonly shallow: string;
}

/** One line of HEAD's reflog: how it came to stand where it then stood. */
export interface ReflogEntry {
	/** Full hash; empty before the first commit. */
	readonly from: string;
	/** Full hash. */
	readonly to: string;
	/** Milliseconds since 1970-01-01 UTC, of whole seconds. */
	readonly at: number;
	/** As git words it: `commit (amend): Back off longer`. */
	readonly said: string;
}

/** What somebody made of lines that both sides of a merge had changed. */
export interface Resolution {
	readonly path: RepoPath;
	/** Where it stands in the merge's own text; where nothing was left, the line before. */
	readonly lines: LineRange;
	/** Lines of either side that were in conflict. */
	readonly ours: readonly string[];
	readonly theirs: readonly string[];
}

/** The commit that took code away. */
export interface Removal {
	/** Full hash. */
	readonly commit: string;
	/** The author's name. */
	readonly author: string;
	/** Of authorship, `YYYY-MM-DD`. */
	readonly date: string;
	/** The first line of its message. */
	readonly subject: string;
}

/**
 * How far a published note has come on its way to others; each state includes that the ones before it are done.
 * `ignored`: git will never take it. `local`: not committed. `committed`: in HEAD, on no remote.
 * `pushed`: on a remote, not on the default branch. `shared`: on the default branch.
 * Without any remote, a commit on the default branch is as far as a note goes: `shared`.
 */
export type SharingState =
	| "ignored"
	| "local"
	| "committed"
	| "pushed"
	| "shared";

/**
 * What the repository's history answers and takes. Every method throws `no-git` or `git-failed` unless said otherwise. Those
 * that take a `signal` may ask git for long: once it is aborted the git that was asked is ended, and they throw `cancelled`.
 */
export interface History {
	/** `undefined` when there is no repository. Does not throw. */
	head(): Promise<Head | undefined>;
	/** Who commits here, from git's configuration; `undefined` where it is not set. */
	identity(): Promise<Person | undefined>;
	/** The file's bytes at a revision, or `undefined` when it is not there. */
	show(revision: string, path: RepoPath): Promise<Uint8Array | undefined>;
	/** A blob by its id, or `undefined` when it is not stored. */
	blob(id: string): Promise<Uint8Array | undefined>;
	/**
	 * What lies in the work tree, notes and ignored files left out; a fixed number of git processes. The same object as long as git
	 * says the same: then only files without a blob id may have changed.
	 */
	workTree(signal?: AbortSignal): Promise<WorkTree>;
	/**
	 * How the work tree differs from each of these commits (full hashes), notes left out; one that git does not have, or cannot
	 * compare, is not in the answer. What two commits say of each other is kept. It takes one git process to say what is not
	 * committed (and one more where git cannot pair renames there), and two for every 500 commits of which nothing is known yet;
	 * each of those is begun anew up to four times where git gives up at one of them.
	 */
	changesSince(
		commits: readonly string[],
		signal?: AbortSignal,
	): Promise<ReadonlyMap<string, Changes>>;
	/**
	 * What the work tree has made of the files of a commit (full hash), renames paired; files that git does not know are
	 * left out. `undefined` where git does not have it. One git process, and one more where there are files with another time or
	 * text.
	 */
	changesFrom(
		commit: string,
		signal?: AbortSignal,
	): Promise<readonly WorkChange[] | undefined>;
	/**
	 * The last commit (full hash) that HEAD and a revision have in common. Throws `unknown-revision` where git
	 * does not know it, and `no-common-commit` where they have none, each with what to do. One git process, and up to two more
	 * before it throws.
	 */
	mergeBase(revision: string): Promise<string>;
	/**
	 * The branch (full name) that what is checked out is to be merged into, as far as git tells: the one that VS Code or its
	 * pull requests wrote down for it, else the default branch as last seen on the remote, else that of here. `undefined` where
	 * there is none but the one that is checked out. Three git processes.
	 */
	reviewBase(): Promise<string | undefined>;
	/**
	 * Whether what is checked out is the default branch, here or as last seen on the remote, or its commit where none is checked
	 * out, as in many a pipeline; true where git does not say which one that is. Three git processes.
	 */
	isOnDefaultBranch(): Promise<boolean>;
	/**
	 * Where files of each of these commits (full hashes) went by all renames on the way to HEAD, each as git pairs it in its own
	 * commit: the last path by every former one. Empty for a commit that git does not have, or that was not asked for. Walks
	 * history, by two git processes for one commit, by four for up to 301, and one more for every 300 beyond; what
	 * it said is kept until HEAD moves.
	 */
	renamesSince(
		commits: readonly string[],
		signal?: AbortSignal,
	): Promise<(commit: string) => ReadonlyMap<RepoPath, RepoPath>>;
	/**
	 * The last commit that added each of the files at these paths (full hash); one that is in no commit is left out. One
	 * git process walks history for all of them; what it said is kept until HEAD moves.
	 */
	additions(
		paths: readonly RepoPath[],
		signal?: AbortSignal,
	): Promise<ReadonlyMap<RepoPath, string>>;
	/**
	 * The last `most` commits that changed the file at `path`, the newest first, through its renames; merges are left out, as
	 * is the first commit of a shallow clone, which only seems to add all files. Those before the commit `until` (full hash)
	 * alone, where it is given. Walks history.
	 */
	fileChanges(
		path: RepoPath,
		most: number,
		until?: string,
	): Promise<readonly FileChange[]>;
	/** What a commit (full hash) that is no merge did to files that were there before; a rename takes a file away. One git process. */
	commitChanges(commit: string): Promise<readonly ChangedFile[]>;
	/**
	 * The last `most` commits of a range (`A..B`, or `B` for all that it reaches), no commit before its children, with what
	 * each did to files, renames paired. What the first commit of a shallow clone did is not known: it has no files. Throws
	 * `bad-argument` for what is no range. One git process, and one more where the first commit is among them.
	 */
	commitsIn(range: string, most: number): Promise<readonly WholeCommit[]>;
	/**
	 * The last `most` commits reachable from HEAD that changed files at or below a folder, the newest first; merges and renames
	 * aside, and the first commit of a shallow clone, which only seems to add all files. One git process, and one more where a
	 * first commit is among them.
	 */
	areaCommits(folder: RepoPath, most: number): Promise<readonly AreaCommit[]>;
	/**
	 * Where HEAD's branch stood at a time (milliseconds since 1970-01-01 UTC), along first parents: a full hash; `undefined` before its
	 * first commit. One git process.
	 */
	commitBefore(at: number): Promise<string | undefined>;
	/** Where HEAD stands, and where history is cut off. One git process. */
	workBasis(): Promise<WorkBasis>;
	/**
	 * Tells `take` of the commits that HEAD reaches and `since` (full hash) does not, or of all, each after its parents, as git
	 * tells them: no more than one is in memory. Throws `git-failed` where git does not have `since` any more. One `git log`, and one more git process with `since`. In a partial clone, and where files are missing, no file that
	 * was changed while it moved is known to be the same.
	 */
	work(
		basis: WorkBasis,
		since: string | undefined,
		begin: () => (commit: WorkCommit) => void,
		signal?: AbortSignal,
	): Promise<ToldWork>;
	/**
	 * The last `most` lines of the reflog of this work tree's HEAD, the newest first; empty where none is kept. One git
	 * process.
	 */
	reflog(most: number): Promise<readonly ReflogEntry[]>;
	/**
	 * What merges (full hashes) made of their conflicts, by hash; those that are no merge, or had none, may be left out. One
	 * git process for all of them; nothing is known with a git before 2.36.
	 */
	resolutions(
		merges: readonly string[],
	): Promise<ReadonlyMap<string, readonly Resolution[]>>;
	/**
	 * The last commit that changed how often `text` (of one line) stands in the file that had these names, and may be gone;
	 * one that renames it from one of them to another does not. `undefined` where there is none. Walks history.
	 */
	removalOf(
		paths: readonly RepoPath[],
		text: string,
		signal?: AbortSignal,
	): Promise<Removal | undefined>;
	/** Git blob id that `bytes` would have at `path`, with the path's filters (line ends) applied; nothing is stored. */
	blobId(path: RepoPath, bytes: Uint8Array): Promise<string>;
	/** Those of `paths` that git's exclusion rules leave out. */
	ignored(paths: readonly RepoPath[]): Promise<ReadonlySet<RepoPath>>;
	/** How far each path has come; a fixed number of git processes, however many paths. */
	sharing(
		paths: readonly RepoPath[],
	): Promise<ReadonlyMap<RepoPath, SharingState>>;
	/** Markdown files in `.tacit` folders that git does not know and does not ignore. One git process. */
	untrackedNotes(): Promise<readonly RepoPath[]>;
	/** Files in `.tacit` folders that the last commit has and the work tree or the index has not. */
	removed(): Promise<readonly RepoPath[]>;
	/**
	 * The files directly in `folder` on each branch, here and as last seen on remotes, by the branch's short name
	 * (`main`, `origin/main`); a branch on which the folder has none, or that stands for another one, is left out. Two git
	 * processes, however many branches.
	 */
	filesOnBranches(
		folder: RepoPath,
	): Promise<ReadonlyMap<string, readonly RepoPath[]>>;
	/** Adds the paths as they stand (or their removal) to the index. */
	stage(paths: readonly RepoPath[]): Promise<void>;
	/** Commits these paths alone, as they stand; index and work tree are otherwise untouched. Returns the full hash. Hooks run. */
	commit(paths: readonly RepoPath[], message: string): Promise<string>;
	/** Whether there is a last commit, and a remote had it when it was last seen. */
	isPushed(): Promise<boolean>;
	/** Whether the last commit is on no remote and so may be amended. */
	canAmend(): Promise<boolean>;
	/** Puts these paths into the last commit, its message kept. Throws `bad-argument` when `canAmend()` is false. Returns the full hash. */
	amend(paths: readonly RepoPath[]): Promise<string>;
	/** Why `reword` would refuse this commit (full hash); `undefined`: it would not. */
	rewordObstacle(commit: string): Promise<Message | undefined>;
	/**
	 * Gives the last commit (full hash) another message; its tree, its people and their times stay, as do index and work tree,
	 * and no hook runs. Throws `bad-argument` where it is not the last one, `canAmend()` is false, or it is signed. Returns the
	 * full hash that it has then.
	 */
	reword(commit: string, edit: (message: string) => string): Promise<string>;
	/**
	 * Who wrote most of each of these ranges of lines of a file as it lies on disk; `undefined` for lines that are not
	 * committed, of a file that git does not know, and past its end. One git process.
	 */
	authorsOf(
		path: RepoPath,
		ranges: readonly LineRange[],
	): Promise<readonly (LineAuthor | undefined)[]>;
	/** How many files each of these commits (full hashes) changed. One git process. */
	changedFiles(
		commits: readonly string[],
	): Promise<ReadonlyMap<string, number>>;
	/**
	 * The files in `.tacit` folders that commits reachable from HEAD added in the last `days` days, renames aside. What it
	 * said is kept until HEAD moves. One git process.
	 */
	notesAdded(days: number): Promise<ReadonlyMap<RepoPath, AddedNote>>;
	/**
	 * The commits reachable from HEAD that added or changed notes, the newest first; merges and mere renames aside. One git
	 * process, which walks history.
	 */
	noteChanges(): Promise<readonly NoteChange[]>;
	/**
	 * The day (`YYYY-MM-DD`) of everybody’s first commit that HEAD reaches, by address in lower case, as the mailmap has it;
	 * `undefined` in a shallow clone, which does not know. Walks history.
	 */
	firstCommits(): Promise<ReadonlyMap<string, string> | undefined>;
	/** The address of that remote as configured; it may hold a password. `undefined` as for `remote`. */
	remoteUrl(): Promise<string | undefined>;
	/** Name of the remote to which branches are pushed; `undefined` where there is none, or several of which none stands out. */
	remote(): Promise<string | undefined>;
	/** Puts the paths on a branch of their own; see `ShareRequest`. Work tree, index and HEAD stay as they are. */
	share(request: ShareRequest): Promise<ShareResult>;
}

/** Notes to be put on a branch that starts at the default branch. */
export interface ShareRequest {
	readonly paths: readonly RepoPath[];
	/** Made from the default branch if it does not exist, else added to. */
	readonly branch: string;
	readonly message: string;
	/** Whether to push the branch to the default branch's remote afterwards. */
	readonly push: boolean;
}

/** What came of a `ShareRequest`. */
export interface ShareResult {
	readonly branch: string;
	/** Full hash of the new commit; `undefined` when the branch already held all of it. */
	readonly commit: string | undefined;
	/** What the branch starts from, e.g. `origin/main`. */
	readonly base: string;
	/** Whether `base` holds all of it by now, so that nothing was left to do. */
	readonly isMerged: boolean;
	/** Where branches are pushed to; `undefined` as for `History.remote`. */
	readonly remote: string | undefined;
	/** Whether the remote has the branch as it stands: pushed just now, or, as last seen, before. */
	readonly pushed: boolean;
}

/** Where details go that a person needs only when something is wrong. */
export interface Log {
	info(message: string): void;
	warn(message: string, cause?: unknown): void;
}
