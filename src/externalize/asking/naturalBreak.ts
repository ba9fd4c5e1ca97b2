import type { GitDeed, WorkEvent } from "../events/event.ts";

/** What is known of the moment. All times are milliseconds since 1970-01-01 UTC. */
export interface AtWork {
	/** When somebody last typed; 0: not yet. */
	readonly typedAt: number;
	/** Whether a debug session is under way. */
	readonly isDebugging: boolean;
	/** Whether a merge, rebase or the like is under way. */
	readonly isAmidGit: boolean;
}

/** Milliseconds without typing that are a break by themselves. */
export const idleMs = 20_000;
/** Milliseconds after a key within which somebody still types. */
const typingMs = 3000;

/** What ends a piece of work. */
const ends: ReadonlySet<GitDeed> = new Set([
	"commit",
	"amend",
	"merge",
	"revert",
	"cherry-pick",
	"rebase",
	"pull",
]);

/** Whether what just happened ends a piece of work, so that a question disturbs least. */
export function isBreak(event: WorkEvent): boolean {
	if (event.type === "git") return ends.has(event.did);
	if (event.type === "ran") return event.exitCode === 0;
	return event.type === "handover";
}

/** Whether nothing may be shown now, whatever ended. */
export function isBusy(
	{ typedAt, isDebugging, isAmidGit }: AtWork,
	now: number,
): boolean {
	return isDebugging || isAmidGit || now - typedAt < typingMs;
}
