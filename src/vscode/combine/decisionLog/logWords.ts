import { l10n } from "vscode";
import type { EntryRelation } from "../../../combine/log/logEntry.ts";
import type { PageWords } from "../../../combine/page/pageWords.ts";

/** The words of the decision log's panel, in the person's language. */
export function logWords(): PageWords {
	return {
		title: l10n.t("Decision Log"),
		search: l10n.t("Search"),
		area: l10n.t("Area"),
		status: l10n.t("Status"),
		kind: l10n.t("Kind"),
		person: l10n.t("Person"),
		tag: l10n.t("Tag"),
		since: l10n.t("Since"),
		any: l10n.t("any"),
		note: l10n.t("note"),
		record: l10n.t("record"),
		clear: l10n.t("Clear"),
		list: l10n.t("List"),
		graph: l10n.t("Over time"),
		count: l10n.t("{0} decisions", "{0}"),
		one: l10n.t("1 decision"),
		none: l10n.t("No decision is like this."),
		empty: l10n.t("There is no decision yet."),
		pick: l10n.t("Choose a decision to read it."),
		why: l10n.t("Why"),
		rejected: l10n.t("Rejected"),
		code: l10n.t("Code"),
		file: l10n.t("File"),
		supersedes: l10n.t("Supersedes"),
		supersededBy: l10n.t("Superseded by"),
		notes: l10n.t("Notes on it"),
		until: l10n.t("Until"),
		people: l10n.t("By"),
		everywhere: l10n.t("everywhere"),
		noDate: l10n.t("without a date"),
		graphAlone: l10n.t("None of these is tied to another."),
		asList: l10n.t("The same as a list"),
		keys: l10n.t(
			"Up and down choose a decision, Enter opens its code, / searches.",
		),
		failed: l10n.t("This could not be shown."),
		diagram: l10n.t("Diagram {0}; its text stands below.", "{0}"),
		diagramText: l10n.t("The diagram as text"),
		diagramFailed: l10n.t("This diagram could not be drawn. Its text:"),
		states: {
			proposed: l10n.t("proposed"),
			accepted: l10n.t("accepted"),
			rejected: l10n.t("rejected"),
			deprecated: l10n.t("deprecated"),
			superseded: l10n.t("superseded"),
			retired: l10n.t("retired"),
			unknown: l10n.t("unknown"),
		},
	};
}

/** How one decision belongs to another, where its record has no words of its own for it. */
export function relationWord(is: EntryRelation["is"]): string {
	switch (is) {
		case "amends":
			return l10n.t("Amends");
		case "amended-by":
			return l10n.t("Amended by");
		case "relates":
			return l10n.t("Related to");
		case "from":
			return l10n.t("Came from");
	}
}
