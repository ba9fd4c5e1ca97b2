import {
	l10n,
	MarkdownString,
	ThemeIcon,
	TreeItem,
	TreeItemCollapsibleState,
} from "vscode";
import { escapeMarkdown } from "../../core/markdown/escapeMarkdown.ts";
import { visibleText } from "../../core/markdown/visibleText.ts";
import type { FoundReason } from "../../externalize/found/rankReasons.ts";
import { commandIds } from "../commandIds.ts";
import type { FoundHere } from "./foundHere.ts";
import { foundIcon, foundWord, knowersWord } from "./foundWords.ts";

/** A reason that was found, by its number among those found. */
export interface FoundRow {
	readonly type: "found";
	readonly found: FoundHere;
	readonly reason: FoundReason;
	readonly index: number;
}

/** The rows of all that was found. */
export function foundRows(found: FoundHere): readonly FoundRow[] {
	return found.reasons.map((reason, index) => ({
		...{ type: "found", found, reason, index },
	}));
}

/** The row above them: for which lines, and whom to ask. */
export function foundHeading({ lines, knowers }: FoundHere): TreeItem {
	const item = new TreeItem(
		l10n.t("Found for lines {0} to {1}", lines.start, lines.end),
		TreeItemCollapsibleState.Expanded,
	);
	item.id = "found";
	item.iconPath = new ThemeIcon("search");
	const who = knowersWord(knowers);
	if (who !== undefined) item.description = who;
	item.accessibilityInformation = {
		label: [String(item.label), who].filter(Boolean).join(", "),
	};
	return item;
}

/** How one looks, reads to a screen reader, and what it opens. */
export function foundItem(row: FoundRow): TreeItem {
	const { reason, index } = row;
	const item = new TreeItem(visibleText(reason.text).replace(/\s+/g, " "));
	item.id = `found:${index}`;
	item.iconPath = new ThemeIcon(foundIcon(reason));
	item.description = foundWord(reason);
	item.tooltip = new MarkdownString(
		[reason.heading, reason.text, foundWord(reason)]
			.filter((part) => part !== undefined)
			.map(escapeMarkdown)
			.join("\n\n"),
	);
	item.accessibilityInformation = {
		label: l10n.t("Found: {0}, {1}", String(item.label), item.description),
	};
	item.contextValue = "found";
	item.command = {
		command: commandIds.showFound,
		title: l10n.t("Show Where This Was Found"),
		arguments: [row],
	};
	return item;
}
