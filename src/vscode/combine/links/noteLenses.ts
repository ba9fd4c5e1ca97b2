import { CodeLens, l10n, Range, type TextDocument } from "vscode";
import type { WayStep } from "../../../combine/links/wayOf.ts";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { noteIdInName } from "../../../core/notePath.ts";
import { commandIds } from "../../commandIds.ts";
import type { Repositories } from "../../repositories.ts";
import { backlinkPlaces } from "./backlinkPlaces.ts";
import { linkedDocument } from "./linkedDocument.ts";

/** Longest title in a step, in UTF-16 units. */
const longest = 48;

/** At the top of a note's or record's page: the way it came, each step a link to its note, and how often it is linked. */
export async function noteLenses(
	repositories: Repositories,
	document: TextDocument,
): Promise<CodeLens[]> {
	const linked = linkedDocument(repositories, document);
	if (!linked) return [];
	const { repository, file, isNote } = linked;
	const at = new Range(0, 0, 0, 0);
	const id = isNote ? noteIdInName(file.path) : undefined;
	const way = id && (await repository.tacit.way(id));
	const steps = [
		...(way?.sessions ?? []).map(
			(session) =>
				new CodeLens(at, {
					title: l10n.t("Shown in {0}", cut(visibleText(session))),
					command: "",
				}),
		),
		...(way?.steps ?? []).map(
			(step, index) =>
				new CodeLens(at, {
					title: `${index > 0 || way?.sessions.length ? "→ " : ""}${stepWord(step)}`,
					tooltip: plainTitle(step.head.title),
					...(step.isHere
						? { command: "" }
						: {
								command: commandIds.openNote,
								arguments: [repository.root.toString(), step.head.id],
							}),
				}),
		),
	];
	const places = await backlinkPlaces(linked);
	const linkedFrom = new Set(places.map(({ uri }) => uri.toString())).size;
	return [
		...(steps.length > 1 ? steps : []),
		...(linkedFrom > 0
			? [
					new CodeLens(at, {
						title:
							linkedFrom === 1
								? l10n.t("Linked from 1 other")
								: l10n.t("Linked from {0} others", linkedFrom),
						command: commandIds.showBacklinks,
						arguments: [document.uri.toString()],
					}),
				]
			: []),
	];
}

function stepWord({ head, verb, isHere }: WayStep): string {
	const names = visibleText(head.by.map(({ name }) => name).join(", "));
	const what = isHere ? l10n.t("here") : `“${cut(plainTitle(head.title))}”`;
	switch (verb) {
		case "asked":
			return names
				? l10n.t("Asked by {0}: {1}", names, what)
				: l10n.t("Asked: {0}", what);
		case "asked-again":
			return names
				? l10n.t("Asked again by {0}: {1}", names, what)
				: l10n.t("Asked again: {0}", what);
		case "written":
			return names
				? l10n.t("Written by {0}: {1}", names, what)
				: l10n.t("Written: {0}", what);
		case "decided":
			return names
				? l10n.t("Decided by {0}: {1}", names, what)
				: l10n.t("Decided: {0}", what);
		case "decided-anew":
			return names
				? l10n.t("Decided anew by {0}: {1}", names, what)
				: l10n.t("Decided anew: {0}", what);
	}
}

/** A title in VS Code's own code lenses: `$(name)` would be an icon there. */
function cut(text: string): string {
	const plain = text.replace(/\$(?=\()/g, "$\u200b");
	return plain.length > longest
		? `${plain.slice(0, longest).replace(/[\s\uD800-\uDBFF]+$/, "")}…`
		: plain;
}
