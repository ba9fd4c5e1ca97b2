import { type GitSetting, lastValue } from "./questions/configQuestion.ts";
import type { GitRef } from "./questions/refsQuestion.ts";

/** The branch that everybody builds upon, and where it is. */
export interface DefaultBranch {
	/** The remote that others get notes from; `undefined` without any, or with several of which none stands out. */
	readonly remote: string | undefined;
	/** Whether any remote is set up. */
	readonly hasRemotes: boolean;
	/** The default branch as last seen on the remote. */
	readonly onRemote: GitRef | undefined;
	/** The default branch here. */
	readonly here: GitRef | undefined;
}

/**
 * Finds the default branch. The remote is the one that the current branch follows, else `origin`, else the only
 * one; its default is `<remote>/HEAD`, else `main`, `master` or what `init.defaultBranch` names. Here it is the
 * branch of the same name, else what `init.defaultBranch` names, `main` or `master`, else the only one that was not
 * made to share notes. `branch`: the current one, `undefined` when detached.
 */
export function defaultBranch(
	refs: readonly GitRef[],
	settings: readonly GitSetting[],
	branch: string | undefined,
): DefaultBranch {
	const byName = new Map(refs.map((ref) => [ref.name, ref]));
	const remotes = remotesOf(settings);
	const followed =
		branch === undefined
			? undefined
			: lastValue(settings, `branch.${branch}.remote`);
	const remote =
		[followed, "origin"].find(
			(name) => name !== undefined && remotes.has(name),
		) ?? (remotes.size === 1 ? [...remotes][0] : undefined);
	const configured = lastValue(settings, "init.defaultbranch");

	const prefix = `refs/remotes/${remote}/`;
	const head = byName.get(`${prefix}HEAD`)?.standsFor;
	const onRemote =
		remote === undefined
			? undefined
			: first(byName, [
					head,
					...["main", "master", configured].map((name) => prefix + name),
				]);
	const local = refs.filter(
		({ name }) =>
			name.startsWith("refs/heads/") &&
			lastValue(settings, startOfBranch(name)) === undefined,
	);
	const here =
		first(byName, [
			onRemote && `refs/heads/${onRemote.name.slice(prefix.length)}`,
			...[configured, "main", "master"].map((name) => `refs/heads/${name}`),
		]) ?? (local.length === 1 ? local[0] : undefined);
	return { remote, hasRemotes: remotes.size > 0, onRemote, here };
}

/** The setting that says from where a branch (full name) was started to share notes on it; git forgets it with the branch. */
export function startOfBranch(ref: string): string {
	return `branch.${ref.slice("refs/heads/".length)}.tacit-start`;
}

function remotesOf(settings: readonly GitSetting[]): ReadonlySet<string> {
	const names = settings.map(
		({ name }) => /^remote\.(.+)\.(?:url|pushurl|fetch)$/s.exec(name)?.[1],
	);
	return new Set(names.filter((name) => name !== undefined));
}

function first(
	byName: ReadonlyMap<string, GitRef>,
	names: readonly (string | undefined)[],
): GitRef | undefined {
	for (const name of names) {
		const ref = name === undefined ? undefined : byName.get(name);
		if (ref) return ref;
	}
	return undefined;
}
