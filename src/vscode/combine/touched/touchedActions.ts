import {
	CodeAction,
	CodeActionKind,
	CodeActionTriggerKind,
	type Disposable,
	l10n,
	languages,
	type Range,
} from "vscode";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { type CommandId, commandIds } from "../../commandIds.ts";
import { hasDifference, isPlaceAsked, isToSettle } from "./touchedItem.ts";
import type { TouchedProblem, TouchedProblems } from "./touchedProblems.ts";

/** Letters of a note's title that an action names. */
const mostOfTitle = 60;

/**
 * Offers what can be done about a note that a change touches: see what changed (and say there that it is still true), say where
 * its code is, update it, retire it, ask who wrote it; and what was done without a word of why, to write that. By itself at the first line of its code, on all others when somebody asks.
 */
export function registerTouchedActions(problems: TouchedProblems): Disposable {
	return languages.registerCodeActionsProvider(
		{ scheme: "file" },
		{
			provideCodeActions: ({ uri }, range, { triggerKind }) =>
				problems
					.of(uri)
					.filter((problem) =>
						isAt(problem, range, triggerKind === CodeActionTriggerKind.Invoke),
					)
					.flatMap(actionsFor),
		},
		{ providedCodeActionKinds: [CodeActionKind.QuickFix] },
	);
}

function isAt(
	{ diagnostic, place }: TouchedProblem,
	range: Range,
	isAsked: boolean,
): boolean {
	if (diagnostic.range.intersection(range)) return true;
	const { lines } = place;
	return (
		isAsked &&
		lines !== undefined &&
		lines.start - 1 <= range.end.line &&
		range.start.line <= lines.end - 1
	);
}

function actionsFor({
	repository,
	finding,
	diagnostic,
}: TouchedProblem): readonly CodeAction[] {
	const { note, code, id } = finding;
	const root = repository.root.toString();
	const make = (
		words: string,
		command: CommandId,
		args: readonly string[],
	): CodeAction => {
		const action = new CodeAction(words, CodeActionKind.QuickFix);
		action.command = { command, title: words, arguments: [...args] };
		action.diagnostics = [diagnostic];
		return action;
	};
	if (code === "reason-missing")
		return [
			make(l10n.t("Write the Reason"), commandIds.giveReason, [root, code, id]),
		];
	if (!note || !repository.tacit.index.byId(note.id)) return [];
	const title = shortened(visibleText(note.title));
	if (code === "question-open")
		return [
			make(l10n.t("Answer “{0}”", title), commandIds.reply, [root, note.id]),
		];
	if (!isToSettle(code)) return [];
	return [
		...(hasDifference(finding)
			? [
					make(
						code === "code-changed"
							? l10n.t("See What Changed: Is “{0}” Still True?", title)
							: l10n.t("See What Became of the Code of “{0}”", title),
						commandIds.compareTouched,
						[root, code, id],
					),
				]
			: []),
		...(isPlaceAsked(code)
			? [
					make(
						l10n.t("Say Where the Code of “{0}” Is", title),
						commandIds.findPlace,
						[root, note.id],
					),
				]
			: []),
		make(l10n.t("Update “{0}”", title), commandIds.editNote, [root, note.id]),
		make(l10n.t("Retire “{0}”", title), commandIds.retire, [root, note.id]),
		make(l10n.t("Ask Who Wrote “{0}”", title), commandIds.askAuthor, [
			root,
			note.id,
		]),
	];
}

function shortened(title: string): string {
	const letters = [...title];
	return letters.length > mostOfTitle
		? `${letters.slice(0, mostOfTitle - 1).join("")}…`
		: title;
}
