import { isTacitError } from "./errors.ts";
import type { Pacer } from "./pacer.ts";
import type { Workspace } from "./ports.ts";
import type { RepoPath } from "./repoPath.ts";

/**
 * Moves the drafts of `from` to `to`: each is written whole there before it goes here, so that none is lost on the way,
 * and none is overwritten. Where `to` takes none they stay. Two processes may do it at once. Returns those that stay
 * because another file stands in their place; throws `unreadable`.
 */
export async function moveDrafts(
	from: Workspace,
	to: Workspace,
	pacer: Pacer,
): Promise<readonly RepoPath[]> {
	const kept: RepoPath[] = [];
	for (const path of await from.listNoteFiles(pacer)) {
		const content = await from.read(path);
		if (!content) continue;
		const { bytes } = content;
		try {
			await to.write(path, bytes, undefined);
		} catch (error) {
			if (isTacitError(error, "unwritable")) return kept;
			if (!isTacitError(error, "conflict")) throw error;
			if (!isSame((await to.read(path))?.bytes, bytes)) {
				kept.push(path);
				continue;
			}
		}
		try {
			await from.remove(path, bytes, { trash: false });
		} catch (error) {
			if (!isTacitError(error, "conflict")) throw error;
			// Another process moved it in the same moment, or somebody changed it there: then both are kept.
			if (await from.kindOf(path)) kept.push(path);
		}
	}
	return kept;
}

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
	return (
		one?.length === other.length && one.every((byte, at) => byte === other[at])
	);
}
