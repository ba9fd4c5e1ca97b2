/** The workspace file that is opened, in the folder that holds every place. */
export const workspaceFile = "every kind of root.code-workspace";

/** One kind of place in which code lies. All paths are relative to the folder that holds every place. */
export interface Place {
	/** Completes "a note …". */
	readonly title: string;
	/** The folder of the workspace; `undefined` where the file lies outside of all. */
	readonly root: string | undefined;
	/** The work tree that the file belongs to; `undefined` without git. */
	readonly repository: string | undefined;
	/** Git's directory that holds the drafts; `undefined` without git. */
	readonly gitFolder: string | undefined;
	/** A text file, with a note on some of its lines. */
	readonly file: string;
	/** The note's id. */
	readonly id: string;
	/** Whether the repository has no commit yet. */
	readonly isUnborn?: true;
}

/** A name with everything that a shell, a URL or git may mind. */
export const awkwardName = '-it\'s "50 %" größer, 雪 #1';

/** Lines that the note in each place is about, 1-based and inclusive. */
export const notedLines: readonly [number, number] = [3, 4];

/** The text of the file in each place. */
export const placeText = [
	"first of all",
	"then wait a little",
	"then knock twice",
	"and say who you are",
	"then step in",
	"and close the door",
	"",
].join("\n");

/** What the notes quote. */
export const placeQuote = "then knock twice\nand say who you are";

/** Every kind. */
export const places: readonly Place[] = [
	{
		title: "in a root that is a folder of a repository",
		root: "whole/packages/app",
		repository: "whole",
		gitFolder: "whole/.git",
		file: "whole/packages/app/door.txt",
		id: "r00t0001",
	},
	{
		title: "in a repository inside of another",
		root: "outer",
		repository: "outer/inner",
		gitFolder: "outer/inner/.git",
		file: "outer/inner/door.txt",
		id: "r00t0002",
	},
	{
		title: "in a repository around another",
		root: "outer",
		repository: "outer",
		gitFolder: "outer/.git",
		file: "outer/door.txt",
		id: "r00t0003",
	},
	{
		title: "in a linked work tree",
		root: "tree",
		repository: "tree",
		gitFolder: "trunk/.git",
		file: "tree/src/door.txt",
		id: "r00t0004",
	},
	{
		title: "in a submodule",
		root: "super",
		repository: "super/sub",
		gitFolder: "super/.git/modules/sub",
		file: "super/sub/door.txt",
		id: "r00t0005",
	},
	{
		title: "in a folder without git",
		root: "plain",
		repository: undefined,
		gitFolder: undefined,
		file: "plain/door.txt",
		id: "r00t0006",
	},
	{
		title: "in a file outside of every root",
		root: undefined,
		repository: undefined,
		gitFolder: undefined,
		file: "loose/door.txt",
		id: "r00t0007",
	},
	{
		title: "in a folder and file of an awkward name",
		root: awkwardName,
		repository: awkwardName,
		gitFolder: `${awkwardName}/.git`,
		file: `${awkwardName}/${awkwardName}/${awkwardName}.txt`,
		id: "r00t0008",
	},
	{
		title: "in a root that is a symbolic link",
		root: "link",
		repository: "link",
		gitFolder: "behind the link/.git",
		file: "link/door.txt",
		id: "r00t0009",
	},
	{
		title: "where HEAD is detached",
		root: "detached",
		repository: "detached",
		gitFolder: "detached/.git",
		file: "detached/door.txt",
		id: "r00t0010",
	},
	{
		title: "in a shallow clone",
		root: "shallow",
		repository: "shallow",
		gitFolder: "shallow/.git",
		file: "shallow/door.txt",
		id: "r00t0011",
	},
	{
		title: "where nothing was committed yet",
		root: "unborn",
		repository: "unborn",
		gitFolder: "unborn/.git",
		file: "unborn/door.txt",
		id: "r00t0012",
		isUnborn: true,
	},
];

/** A file beside the notes of a root that is none, though its name says so. */
export const malformedNote = "plain/.tacit/broken.br0ken01.md";

/** A repository with files that are hard to read, each with a note on its third and fourth line. */
export const oddFolder = "odd";

/** Its files. */
export const oddFiles = {
	utf16: { name: "utf16.txt", id: "r00t0101" },
	withMark: { name: "with mark.txt", id: "r00t0102" },
	huge: { name: "huge.txt", id: "r00t0103" },
	binary: { name: "binary.dat" },
} as const;

/** A folder in `oddFolder` in which a note cannot be written: what should be the folder of notes is a file. */
export const blockedFile = "blocked/door.txt";

/** A folder of the workspace that has no git yet, and a file in it. */
export const laterFolder = "later";
export const laterFile = "later/src/door.txt";

/** A repository in whose git directory no draft can be written: what should be Tacit's folder is a file. */
export const lockedFolder = "locked";
export const lockedFile = "locked/src/door.txt";

/** A folder of the workspace that is taken out of it, with a file beside notes that is none, though its name says so. */
export const leavingFolder = "leaving";
export const leavingNote = "leaving/.tacit/broken.br0ken02.md";
