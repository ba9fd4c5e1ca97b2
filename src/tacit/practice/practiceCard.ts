import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Card } from "../../internalize/practice/card.ts";
import type { CardState } from "../../internalize/practice/cardHistory.ts";

/** Where a card’s note is today. */
export interface CardPlace {
	readonly path: RepoPath;
	readonly isFolder: boolean;
	/** 1-based, inclusive; in a notebook counted through its cells. `undefined` where the whole file or folder is meant. */
	readonly lines: LineRange | undefined;
	/** Whether the code is another by now than when the note was written. */
	readonly isChanged: boolean;
	/** 0-based, among the note’s anchors. */
	readonly anchorIndex: number;
}

/** A card that can be asked. */
export interface PracticeCard extends Card {
	readonly place: CardPlace;
	/** `learnt` for one that was answered before, to what the note says now. */
	readonly state: CardState["is"];
}
