import { commands, l10n, Position, Uri, window, workspace } from "vscode";
import type { Repositories } from "../../repositories.ts";
import { backlinkPlaces } from "./backlinkPlaces.ts";
import { linkedDocument } from "./linkedDocument.ts";
import { applyLinkEdits, inEditors } from "./linkWorkspaceEdits.ts";

/** Lets every dead link in the folders that are open lead to where its note is. */
export async function fixLinks(repositories: Repositories): Promise<void> {
	for (const folder of workspace.workspaceFolders ?? [])
		repositories.ofFolder(folder.uri);
	const changes = await Promise.all(
		repositories.all().map(async (repository) => {
			await repository.ready;
			const open = inEditors(repositories, repository);
			return [repository, await repository.tacit.linkRepairs(open)] as const;
		}),
	);
	await applyLinkEdits(changes);
	const count = changes
		.flatMap(([, own]) => own)
		.reduce((sum, { splices }) => sum + splices.length, 0);
	window.setStatusBarMessage(
		count === 0
			? l10n.t("No link to a note is dead.")
			: count === 1
				? l10n.t("$(check) 1 link leads to its note again.")
				: l10n.t("$(check) {0} links lead to their notes again.", count),
		5000,
	);
}

/** Shows where the note or record in the active editor, or at the URI, is linked from: in the editor itself. */
export async function showBacklinks(
	repositories: Repositories,
	given: unknown,
): Promise<void> {
	const uri =
		typeof given === "string"
			? Uri.parse(given)
			: window.activeTextEditor?.document.uri;
	const document = workspace.textDocuments.find(
		(each) => each.uri.toString() === uri?.toString(),
	);
	const linked = document && linkedDocument(repositories, document);
	if (!linked) {
		void window.showInformationMessage(
			l10n.t("Open a note’s file first, or a decision record."),
		);
		return;
	}
	await commands.executeCommand(
		"editor.action.showReferences",
		document.uri,
		new Position(0, 0),
		await backlinkPlaces(linked),
	);
}
