import {
	CodeAction,
	CodeActionKind,
	type Disposable,
	l10n,
	languages,
	Range,
	type TextDocument,
	WorkspaceEdit,
} from "vscode";
import { translated } from "../../core/message.ts";
import { diagnosticOf } from "../diagnosticOf.ts";
import type { RecordProblem, RecordProblems } from "./recordProblems.ts";

/** Offers to mend what is wrong with a decision record, where one change is right beyond doubt. */
export function registerRecordFixes(problems: RecordProblems): Disposable {
	return languages.registerCodeActionsProvider(
		{ scheme: "file", language: "markdown" },
		{
			async provideCodeActions(document, range) {
				const here = problems
					.of(document.uri)
					.filter(
						({ finding: { fix, lines } }) =>
							fix !== undefined &&
							lines.start - 1 <= range.end.line &&
							range.start.line <= lines.end - 1,
					);
				const actions = await Promise.all(
					here.map((problem) => fixOf(document, problem)),
				);
				return actions.filter((action) => action !== undefined);
			},
		},
		{ providedCodeActionKinds: [CodeActionKind.QuickFix] },
	);
}

/** `undefined` where the file is another than was read. */
async function fixOf(
	document: TextDocument,
	{ repository, finding }: RecordProblem,
): Promise<CodeAction | undefined> {
	const edits = await repository.tacit.recordEdits(finding);
	if (edits.length === 0 || !finding.fix) return undefined;
	const action = new CodeAction(
		translated(finding.fix.title, l10n.t),
		CodeActionKind.QuickFix,
	);
	action.edit = new WorkspaceEdit();
	for (const { start, end, text } of edits)
		action.edit.replace(
			document.uri,
			new Range(start.line, start.character, end.line, end.character),
			text,
		);
	action.diagnostics = [diagnosticOf(finding)];
	action.isPreferred = true;
	return action;
}
