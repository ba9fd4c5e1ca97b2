import {
	CodeAction,
	type CodeActionContext,
	CodeActionKind,
	type Diagnostic,
	l10n,
	type Range,
	type TextDocument,
	WorkspaceEdit,
} from "vscode";
import { commandIds } from "../../commandIds.ts";
import type { Repositories } from "../../repositories.ts";
import { linkedDocument } from "./linkedDocument.ts";
import { textEdits } from "./linkWorkspaceEdits.ts";

/** Repairs for the dead links on these lines, each by itself and all at once. */
export async function linkActions(
	repositories: Repositories,
	document: TextDocument,
	range: Range,
	{ diagnostics }: CodeActionContext,
): Promise<CodeAction[]> {
	const dead = diagnostics.filter(
		({ source, code }) => source === "Tacit" && code === "dead-link",
	);
	const linked = dead.length > 0 && linkedDocument(repositories, document);
	if (!linked) return [];
	const { repository, file } = linked;
	const text = document.getText();
	const splices = await repository.tacit.linkRepairsIn(file, text);
	const edits = textEdits(text, splices);
	const here = edits.filter(
		({ range: at }) =>
			at.start.line >= range.start.line && at.end.line <= range.end.line,
	);
	if (here.length === 0) return [];
	return [
		...here.map((edit) => {
			const action = new CodeAction(
				l10n.t("Let the link lead to {0}", edit.newText),
				CodeActionKind.QuickFix,
			);
			action.edit = new WorkspaceEdit();
			action.edit.set(document.uri, [edit]);
			action.diagnostics = dead.filter((each: Diagnostic) =>
				each.range.intersection(edit.range),
			);
			action.isPreferred = here.length === 1;
			return action;
		}),
		fixAll(dead),
	];
}

function fixAll(diagnostics: Diagnostic[]): CodeAction {
	const action = new CodeAction(
		l10n.t("Fix all dead links"),
		CodeActionKind.QuickFix,
	);
	action.command = {
		title: l10n.t("Fix all dead links"),
		command: commandIds.fixLinks,
	};
	action.diagnostics = diagnostics;
	return action;
}
