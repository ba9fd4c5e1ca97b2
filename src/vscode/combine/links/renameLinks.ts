import { FileType, type Uri, WorkspaceEdit, workspace } from "vscode";
import type { PathMove } from "../../../combine/links/movedPath.ts";
import { isWithin, type RepoPath } from "../../../core/repoPath.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import { addLinkEdits, inEditors } from "./linkWorkspaceEdits.ts";

/**
 * What links become when files or folders are about to be moved or renamed in VS Code; `undefined` where nothing changes.
 * `just` are files that were changed so recently that Tacit may not have read them yet.
 */
export async function renameLinks(
	repositories: Repositories,
	files: readonly { readonly oldUri: Uri; readonly newUri: Uri }[],
	just: readonly Uri[],
): Promise<WorkspaceEdit | undefined> {
	const moves = new Map<OpenRepository, PathMove[]>();
	for (const { oldUri, newUri } of files) {
		const repository = repositories.opened(oldUri);
		const from = repository?.pathOf(oldUri);
		const to = repository?.pathOf(newUri);
		if (!repository || from === undefined || to === undefined) continue;
		if (!(await mayBeLinked(oldUri))) continue;
		moves.set(repository, [...(moves.get(repository) ?? []), { from, to }]);
	}
	const edit = new WorkspaceEdit();
	for (const [repository, own] of moves) {
		const changes = await repository.tacit.linkEditsFor(
			own,
			inEditors(repositories, repository, just),
		);
		addLinkEdits(
			edit,
			repository,
			changes.filter(
				({ file }) =>
					file.visibility === "draft" || !isMarkdowns(file.path, own),
			),
		);
	}
	return edit.size > 0 ? edit : undefined;
}

/** Of code that is moved no link is known: most moves are of that, and shall not wait. */
async function mayBeLinked(uri: Uri): Promise<boolean> {
	if (/\.md$/i.test(uri.path)) return true;
	const { type } = await workspace.fs.stat(uri);
	return (type & FileType.Directory) !== 0;
}

/**
 * Whether VS Code's own Markdown will see to the links in a file that moves itself: it takes them for what they were before
 * the move, and would make others of those that are right by then. It leaves single files in folders like `.tacit` alone.
 */
function isMarkdowns(path: RepoPath, moves: readonly PathMove[]): boolean {
	const settings = workspace.getConfiguration("markdown.updateLinksOnFileMove");
	if (settings.get("enabled", "never") === "never") return false;
	return moves.some(
		({ from, to }) =>
			isWithin(from, path) && (from !== path || !/(?:^|\/)\./.test(to)),
	);
}
