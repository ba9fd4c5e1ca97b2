import { FileType, type Uri, WorkspaceEdit, workspace } from "vscode";
import type { PathMove } from "../../../combine/links/movedPath.ts";
import { applySplices } from "../../../core/markdown/splice.ts";
import type { OpenRepository } from "../../openRepository.ts";
import type { Repositories } from "../../repositories.ts";
import { addLinkEdits, inEditors } from "./linkWorkspaceEdits.ts";

/** Where something is moved, and whether VS Code's own Markdown updates the links to it and in it. */
interface SeenMove extends PathMove {
	readonly isMarkdowns: boolean;
}

/** Changes that go with a move. */
export interface LinkRenames {
	readonly edit: WorkspaceEdit;
	/** What each file that is changed holds then, by its URI of before. */
	readonly texts: ReadonlyMap<string, string>;
}

/**
 * What links become when files or folders are about to be moved or renamed in VS Code; `undefined` where nothing changes.
 * `just` are files that were changed so recently that Tacit may not have read them yet. Where VS Code's own Markdown is set to
 * update links, it alone does, but for private drafts, which it does not know: it works on what it has read a while ago,
 * and would write over what Tacit changed just now.
 */
export async function renameLinks(
	repositories: Repositories,
	files: readonly { readonly oldUri: Uri; readonly newUri: Uri }[],
	just: readonly Uri[],
): Promise<LinkRenames | undefined> {
	const moves = new Map<OpenRepository, SeenMove[]>();
	for (const { oldUri, newUri } of files) {
		const repository = repositories.opened(oldUri);
		const from = repository?.pathOf(oldUri);
		const to = repository?.pathOf(newUri);
		if (!repository || from === undefined || to === undefined) continue;
		const isFolder = await isFolderAt(oldUri);
		// Of code that is moved no link is known: most moves are of that, and shall not wait.
		if (!isFolder && !/\.md$/i.test(oldUri.path)) continue;
		const isMarkdowns = isUpdatedByMarkdown(newUri, isFolder);
		moves.set(repository, [
			...(moves.get(repository) ?? []),
			{ from, to, isMarkdowns },
		]);
	}
	const edit = new WorkspaceEdit();
	const texts = new Map<string, string>();
	for (const [repository, all] of moves) {
		const editors = inEditors(repositories, repository, just);
		const changes = (some: readonly PathMove[]) =>
			some.length === 0 ? [] : repository.tacit.linkEditsFor(some, editors);
		const own = await changes(all.filter(({ isMarkdowns }) => !isMarkdowns));
		const drafts = all.some(({ isMarkdowns }) => isMarkdowns)
			? await changes(all)
			: own;
		const wanted = [
			...own.filter(({ file }) => file.visibility === "published"),
			...drafts.filter(({ file }) => file.visibility === "draft"),
		];
		addLinkEdits(edit, repository, wanted);
		for (const { file, text, splices } of wanted)
			texts.set(repository.uriOf(file).toString(), applySplices(text, splices));
	}
	return edit.size > 0 ? { edit, texts } : undefined;
}

async function isFolderAt(uri: Uri): Promise<boolean> {
	if (/\.md$/i.test(uri.path)) return false;
	const { type } = await workspace.fs.stat(uri);
	return (type & FileType.Directory) !== 0;
}

/**
 * Whether VS Code's own Markdown updates links when something is moved to `to`: of folders, and, with the patterns that it
 * comes with, of Markdown files that lie in no folder such as `.tacit`.
 */
function isUpdatedByMarkdown(to: Uri, isFolder: boolean): boolean {
	const settings = workspace.getConfiguration(
		"markdown.updateLinksOnFileMove",
		to,
	);
	if (settings.get("enabled", "never") === "never") return false;
	if (isFolder) return settings.get("enableForDirectories", true);
	const patterns = settings.get<readonly string[]>("include", []);
	return (
		patterns.some((pattern) => pattern.startsWith("**/*.{md,")) &&
		!/\/\./.test(to.path)
	);
}
