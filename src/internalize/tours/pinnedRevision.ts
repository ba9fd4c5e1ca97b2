import type { History } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { Tour } from "./tour.ts";

/** What a tour's `ref` says of its lines. */
export type Pinned =
	/** They are of this commit or tag, in which they never move. */
	| { readonly revision: string }
	/** It has none, or one that moves on as a branch does, or where HEAD stands: they are of the files of today. */
	| "present"
	/** Git knows none that has any of the tour's files. */
	| "unknown";

/**
 * Reads the `ref` of a tour, whose steps name the files `paths`. CodeTour shows the files as they are at a ref other than
 * HEAD's; a branch is taken for the present all the same, since its lines drift as the others do.
 */
export async function pinnedRevision(
	{ ref }: Tour,
	paths: readonly RepoPath[],
	history: Pick<History, "head" | "show">,
): Promise<Pinned> {
	if (ref === undefined || ref === "HEAD" || paths.length === 0)
		return "present";
	const head = await history.head();
	if (ref === head?.branch) return "present";
	const isHash = /^[0-9a-f]{7,64}$/.test(ref);
	if (isHash && head?.commit?.startsWith(ref)) return "present";
	const has = async (revision: string) => {
		for (const path of new Set(paths))
			if ((await history.show(revision, path)) !== undefined) return true;
		return false;
	};
	if (await has(`refs/tags/${ref}`)) return { revision: `refs/tags/${ref}` };
	for (const branch of [`refs/heads/${ref}`, `refs/remotes/${ref}`])
		if (await has(branch)) return "present";
	if (isHash && (await has(ref))) return { revision: ref };
	// A branch that this clone knows of its remote alone.
	if (await has(`refs/remotes/origin/${ref}`)) return "present";
	return "unknown";
}
