/** What the formula in `knowledge.ts` goes by. Days are half-lives: after so many a change counts half. */
export interface KnowledgeWeights {
	/** Days, of having worked anywhere. */
	readonly anywhereDays: number;
	/** Days, of having worked anywhere so lately that it counts wherever that was. */
	readonly latelyDays: number;
	/** How much that makes of all that is around the place, from 0 to 1. */
	readonly lately: number;
	/** Days, of work in a folder. */
	readonly folderDays: number;
	/** Days, of work on the file, and on what changes with it. */
	readonly fileDays: number;
	/** How many changes a folder at the top must have to be believed as much as the whole repository. */
	readonly topDoubt: number;
	/** The same of a folder in another, against that one. */
	readonly folderDoubt: number;
	/** The same of the files that change with the one asked about, against its folder. */
	readonly nearDoubt: number;
	/** The same of the file, against what is around it. */
	readonly fileDoubt: number;
	/** The same of lines, against their file; lines count as `lineChanges` changes together. */
	readonly lineDoubt: number;
	readonly lineChanges: number;
	/** A commit counts by the number of its files to the power of minus this for each. */
	readonly sizeExponent: number;
	/** What a co-author counts, against the author. */
	readonly coAuthor: number;
	/** What a commit counts that changed the layout alone. */
	readonly formatting: number;
	/** What a note here counts, in changes to the file; an answer; a confirmation. */
	readonly note: number;
	readonly answer: number;
	readonly confirmation: number;
}

/**
 * Fitted to the histories of ten repositories and rounded, but for those of lines, notes, answers and confirmations, and of the
 * layout, of which these tell nothing. `test/bench/whoBench.ts` names them, and others that were held out, and measures both.
 */
export const knowledgeWeights: KnowledgeWeights = {
	anywhereDays: 180,
	latelyDays: 45,
	lately: 0.15,
	folderDays: 365,
	fileDays: 180,
	topDoubt: 80,
	folderDoubt: 32,
	nearDoubt: 128,
	fileDoubt: 3,
	lineDoubt: 1,
	lineChanges: 6,
	sizeExponent: 0.25,
	coAuthor: 0.5,
	formatting: 0,
	note: 2,
	answer: 4,
	confirmation: 1,
};
