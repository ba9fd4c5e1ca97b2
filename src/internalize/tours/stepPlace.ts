import type { RepoPath } from "../../core/repoPath.ts";
import type { TourSelection } from "./tour.ts";

/** A place for a step: what would be written into it. */
export interface StepSpot {
	readonly path: RepoPath;
	/** 1-based; the line at which the step is shown. */
	readonly line: number;
	/** `undefined` where the step has none, or it could not be found again. */
	readonly selection: TourSelection | undefined;
	/** A pattern that matches this line alone, where the step's own matches none any more. */
	readonly pattern?: string | undefined;
}

/** A spot that people may accept, with its probability, 0 to 1. */
export interface StepCandidate extends StepSpot {
	readonly p: number;
}

/** Why a step's lines are taken as they are written. */
export type UnanchoredReason =
	/** Its place is in no commit yet. */
	| "uncommitted"
	/** There is no git, or its history does not reach so far. */
	| "no-history"
	/** The file, or the line, was not there when the place was committed. */
	| "not-there-then"
	/** Lines of such a file (a notebook, a very large one) are not followed. */
	| "not-followed";

/** Where a step of a tour is today. */
export type StepPlace =
	/** It speaks of no file of the repository. */
	| { readonly state: "none" }
	/** Its path leaves the repository: it is not opened. */
	| { readonly state: "outside"; readonly written: string }
	/** On a whole file or folder, at `path` by now. */
	| {
			readonly state: "whole";
			readonly path: RepoPath;
			readonly isFolder: boolean;
	  }
	/** The tour speaks of a fixed commit: in its text the lines hold as they are written. */
	| {
			readonly state: "pinned";
			readonly spot: StepSpot;
			/** That commit, for git. */
			readonly revision: string;
			/** Whether its file ended before the line. */
			readonly isBeyond: boolean;
	  }
	/** As written, for nothing tells more. */
	| {
			readonly state: "unanchored";
			readonly spot: StepSpot;
			readonly why: UnanchoredReason;
			/** Whether its file ends before the line. */
			readonly isBeyond: boolean;
	  }
	/** Found again. As in `Placement`; of a pattern that matches several lines the first is the nearest. */
	| {
			readonly state: "attached";
			readonly spot: StepSpot;
			readonly certainty: "unique" | "nearest" | "changed";
			readonly p: number;
			/** Whether its pattern matches nothing in its file, and its line was found by what it matched once. */
			readonly isUnmatched?: boolean | undefined;
	  }
	/** Probably at one of these, best first, at most three: never shown as its place before somebody says so. */
	| {
			readonly state: "proposed";
			readonly candidates: readonly StepCandidate[];
	  }
	/** Nowhere. */
	| {
			readonly state: "lost";
			readonly path: RepoPath;
			/** Whether its file or folder is not there either. */
			readonly isGone: boolean;
			/** Of a pattern, why it matches nothing, where it is not that nothing is like it. */
			readonly problem?: "syntax" | "slow" | undefined;
	  };
