import type { WholeCommit } from "../../core/ports.ts";
import { agentOf } from "./kinds/agent.ts";
import type { MomentReaders } from "./momentReaders.ts";

/** Commits of a branch in a row that a coding agent wrote, the oldest first. */
export interface AgentBranch {
	readonly all: readonly string[];
	/** The one at which it is asked. */
	readonly last: string;
}

/**
 * The branches that coding agents wrote, by each of their commits' hashes: commits of which one is the parent of the next.
 * One that came in by a squashed request is a branch of its own.
 */
export function agentBranches(
	commits: readonly WholeCommit[],
	readers: MomentReaders,
): ReadonlyMap<string, AgentBranch> {
	const rows = new Map<string, string[]>();
	for (const commit of [...commits].reverse()) {
		const said = readers.readMessage(commit.message);
		if (agentOf({ commit, said }) === undefined) continue;
		const [parent] = commit.parents;
		const row = parent === undefined ? undefined : rows.get(parent);
		const isOpen = row !== undefined && row.at(-1) === parent;
		if (row && isOpen && !isSquashed(said.subject)) {
			row.push(commit.hash);
			rows.set(commit.hash, row);
		} else rows.set(commit.hash, [commit.hash]);
	}
	return new Map(
		[...rows].map(([hash, all]) => [hash, { all, last: all.at(-1) ?? hash }]),
	);
}

function isSquashed(subject: string): boolean {
	return /\(#\d+\)$/.test(subject);
}
