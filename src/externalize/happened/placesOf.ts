import { isMachine } from "../../core/isMachine.ts";
import type { WholeCommit } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { type FileRole, fileRole } from "../moments/fileRole.ts";

const order: readonly FileRole[] = [
	"code",
	"configuration",
	"manifest",
	"test",
	"docs",
];

/** The files that people write among those that a commit changed, as they are called after it: code first, documents last. */
export function placesOf({ files }: WholeCommit): readonly RepoPath[] {
	const paths = files.flatMap(
		({ before, after }) => (after ?? before)?.path ?? [],
	);
	return order.flatMap((role) =>
		paths.filter((path) => fileRole(path) === role),
	);
}

/** Whether somebody made the commit, and no robot. */
export function isOfPeople({ author }: WholeCommit): boolean {
	return !isMachine(author);
}
