import type { CheckFinding } from "../combine/check/checkFinding.ts";
import type { TeamConfig } from "../core/config.ts";
import type { FileFinding } from "../core/finding.ts";
import type { Message } from "../core/message.ts";
import type { NoteFile } from "../core/note.ts";
import type { pastText } from "../core/pastText.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { TacitBase } from "./base.ts";
import { applyFixes, type FixesDone } from "./checking/applyFixes.ts";
import { changedPaths } from "./checking/changesOf.ts";
import { findChecked } from "./checking/findChecked.ts";
import { findReviewBase } from "./checking/findReviewBase.ts";
import type { FixPlan } from "./checking/fixPlan.ts";
import { planFixes } from "./checking/planFixes.ts";
import type { Decisions } from "./decisions.ts";
import type { LinkEdits } from "./links/linkEdits.ts";
import type { ReasonSearch } from "./reasonSearch.ts";
import type { Records } from "./records.ts";
import type { Relations } from "./relations.ts";
import type { PlacingTacit } from "./search/notePlaces.ts";

/** What to check: what the work tree has that HEAD has not, or that the merge base of a branch has not; or everything. */
export type CheckRequest =
	| { readonly of: "work-tree" }
	| { readonly of: "branch"; readonly base: string }
	| { readonly of: "all" };

/** What a review should know. */
export interface Checked {
	/** In the order of `rankFindings`. */
	readonly findings: readonly CheckFinding[];
	/** The commit (full hash) that was compared with; `undefined`: none. */
	readonly base: string | undefined;
	/** How many notes were looked at: those on files that changed, or all. */
	readonly notes: number;
	/** How many files changed; of everything, how many there are. */
	readonly files: number;
	/** What could not be looked at, besides what findings say of. */
	readonly unseen: readonly Message[];
}

/** What a branch is compared with. */
export interface ReviewBase {
	/** For `CheckRequest.base`: the full name of a branch, or as it was named. */
	readonly revision: string;
	/** As people know it: `origin/main`. */
	readonly name: string;
}

/** Says what changes mean for what is known. */
export interface Checking {
	/**
	 * Throws `no-git` without git, unless everything is checked, `unknown-revision` for a base that git does not know, and
	 * `no-common-commit` for one that has nothing in common with HEAD. Once `signal` is aborted it ends with `cancelled`.
	 */
	check(request: CheckRequest, signal?: AbortSignal): Promise<Checked>;
	/**
	 * What a review of what is checked out begins at: what it has in common with the branch or commit that is `named`, else with
	 * the one that it is to be merged into. `undefined` where it has nothing beyond that but what is not committed, or nothing is
	 * named and there is no such branch. Throws `no-git`, and for a name as `check` does.
	 */
	reviewBase(named?: string): Promise<ReviewBase | undefined>;
	/** What brings the published notes on what is checked to where their code went for certain. Throws as `check`. */
	planFixes(request: CheckRequest): Promise<FixPlan>;
	/** Does it, but for what was changed meanwhile. */
	applyFixes(plan: FixPlan): Promise<FixesDone>;
}

/** What else of the facade it takes. */
export interface CheckingSources
	extends PlacingTacit,
		Pick<LinkEdits, "linkEditsFor" | "writeLinks">,
		Pick<Records, "records">,
		Pick<ReasonSearch, "moments">,
		Pick<Relations, "relations">,
		Pick<Decisions, "planLog"> {
	findings(): Promise<readonly FileFinding[]>;
	configFindings(): readonly FileFinding[];
	pathFindings(): Promise<readonly FileFinding[]>;
	past(files: readonly NoteFile[]): ReturnType<typeof pastText> | undefined;
	config(): TeamConfig;
	today(): string;
}

/** Over the notes of a repository. */
export function createChecking(
	base: TacitBase,
	sources: () => CheckingSources,
): Checking {
	return {
		async check(request, signal) {
			await base.loaded();
			return findChecked(request, base, sources(), signal);
		},
		reviewBase: (named) => findReviewBase(base, named),
		async planFixes(request) {
			await base.loaded();
			const from = sources();
			await from.whereabouts?.refresh();
			const changed = await changedPaths(request, base);
			const isMeant = (path: RepoPath) => changed?.has(path) ?? true;
			return planFixes(base, from, isMeant);
		},
		applyFixes: (plan) => applyFixes(plan, base, sources()),
	};
}
