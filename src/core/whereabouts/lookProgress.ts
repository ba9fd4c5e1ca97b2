/** How far a look for code that moved has come: so many of so many. */
export interface LookProgress {
	/** Files with notes, then files that the code may be in; then notes whose code was not in their own. */
	readonly of: "files" | "notes";
	readonly done: number;
	readonly all: number;
}

/** Told of each of so many: how many are looked into by now. */
export type OnLooked = (done: number, all: number) => void;
